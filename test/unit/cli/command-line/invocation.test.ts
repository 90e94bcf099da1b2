/** Claims about the words of the command line: a subcommand, or the URL to watch. */
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../../src/cli/command-line/parse.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

describe('a URL', () => {
  it('is watched, with the name before its sign', () => {
    expect(parseArguments(['api=:3000/x'])).toMatchObject({ kind: 'watch', targets: [{ name: 'api', text: ':3000/x' }] });
  });

  it('may stand among others', () => {
    expect(parseArguments(['a.b', 'c=d.e'])).toMatchObject({ targets: [{ text: 'a.b' }, { name: 'c', text: 'd.e' }] });
  });
});

describe('a subcommand', () => {
  it.each([
    [['run'], { kind: 'run', names: [] }],
    [['run', 'deploy'], { kind: 'run', names: ['deploy'] }],
    [['run', '--all', '-i', '5s'], { kind: 'run', names: [], all: true }],
    [['-v', 'run', 'deploy', '-i', '5s', '--', 'make'], { kind: 'run', names: ['deploy'], command: ['make'] }],
    [[], { kind: 'watch', targets: [] }],
    [['--curl', 'curl a.b'], { kind: 'watch', targets: [] }],
    [['demo'], { kind: 'demo', fail: false }],
    [['demo', '--fail', '--json'], { kind: 'demo', fail: true }],
    [['demo', '--serve'], { kind: 'demo', fail: false, serve: 0 }],
    [['demo', '--serve', '8080', '-v'], { kind: 'demo', serve: 8080 }],
    [['demo', '--serve=0'], { kind: 'demo', serve: 0 }],
    [['--version'], { kind: 'version' }],
    [['-V', 'a.b'], { kind: 'version' }],
    [['completion', 'zsh'], { kind: 'completion', shell: 'zsh' }],
    [['help'], { kind: 'help' }],
    [['help', 'pace'], { kind: 'help', topic: 'pace' }],
    [['--help'], { kind: 'help' }],
    [['-h', 'a.b', '--until', 'x'], { kind: 'help' }],
  ])('%j is understood', (argv, invocation) => {
    expect(parseArguments(argv)).toMatchObject(invocation);
  });

  it.each([
    [['listen', '8787'], ['http://localhost:8787/']],
    [['listen', '0.0.0.0:8787/hook', '--public'], ['http://0.0.0.0:8787/hook']],
    [
      ['listen', '0', '9000/b'],
      ['http://localhost:0/', 'http://localhost:9000/b'],
    ],
  ])('%j opens doors, each a URL of its own', (argv, urls) => {
    const invocation = parseArguments(argv);
    if (invocation.kind !== 'watch') throw new Error('it is a watch');
    expect(invocation.targets.map(({ text }) => text)).toEqual(urls);
    expect(invocation.flags.get('source')?.[0]?.text).toBe('listen');
  });

  it('listen takes what any watch takes', () => {
    expect(parseArguments(['listen', '8787', '--until', 'a=1', '--', 'make'])).toMatchObject({
      kind: 'watch',
      command: ['make'],
    });
  });

  it('demo keeps its output options, and no flag of its own among them', () => {
    const invocation = parseArguments(['demo', '-q', '--serve', '--fail', '--format', 'plain']);
    expect(invocation.kind === 'demo' && [...invocation.flags.keys()]).toEqual(['quiet', 'format']);
  });

  it.each([
    [
      ['help', 'all'],
      ['--help', 'all'],
    ],
    [
      ['help', 'run'],
      ['run', '--help'],
    ],
    [
      ['help', 'curl'],
      ['curl', '--help', 'a.b'],
    ],
    [
      ['help', 'pace'],
      ['--help', 'pace'],
    ],
    [['help'], ['help', '--help']],
    [['--help'], ['a.b', '--help']],
    [
      ['help', 'interval'],
      ['--help', 'interval'],
    ],
  ])('%j asks what %j asks', (one, other) => {
    const [first, second] = [one, other].map((argv) => parseArguments(argv));
    expect(first).toEqual(second);
  });
});

describe('a word that makes no sense', () => {
  it.each([
    [
      ['deno'],
      '"deno" is neither a command nor a URL',
      'Did you mean watch-api demo? For the host deno, write http://deno/; for a watch of that name, watch-api run deno.',
    ],
    [
      ['backend'],
      '"backend" is neither a command nor a URL',
      'Write https://host/path, or :3000/path for this machine. For the host backend, write http://backend/; for a watch of that name, watch-api run backend.',
    ],
    [['./smoke.sh'], '"./smoke.sh" is neither a command nor a URL', 'Write https://host/path, or :3000/path for this machine.'],
    [['a.b', 'ready'], '"ready" is neither an option nor a URL', 'Quote values with blanks; a command to run stands after --.'],
    [
      ['a.b', '--until', 'status', '=', 'ready'],
      '"=" stands alone, outside any option',
      "Quote a condition with blanks: --until 'status = ready'.",
    ],
    [
      ['crul', 'a.b'],
      '"crul" is neither a command nor a URL',
      'Did you mean watch-api curl? For the host crul, write http://crul/; for a watch of that name, watch-api run crul.',
    ],
    [['a.b', '--'], 'no command follows --', 'Write what to run after it: -- npm test.'],
    [['a.b', '--', ''], 'no command follows --', undefined],
    [
      ['test', 'f', '--curl', 'curl a.b'],
      '--curl does not apply to test: it reads a saved body and asks nobody',
      'Leave it out.',
    ],
    [['listen'], 'listen needs a port', 'Write watch-api listen 8787/hook; port 0 is any free one.'],
    [['listen', 'a.b'], '"a.b" is no place to listen', undefined],
    [['listen', '1', '--source', 'poll'], '--source poll and listen do not go together', 'Leave one of them out.'],
    [['completion'], 'completion needs the name of a shell', 'There is bash, zsh, fish, powershell.'],
    [['completion', 'bahs'], '"bahs" is no shell we know', 'Did you mean bash? There is bash, zsh, fish, powershell.'],
    [['completion', 'bash', 'zsh'], 'completion takes one shell', undefined],
    [['demo', 'x'], 'demo takes no "x"', undefined],
    [['demo', '--', 'x'], 'demo runs no command', undefined],
    [['demo', '-i', '5s'], '--interval does not apply to the demo', undefined],
    [['demo', '--serve', '70000'], '--serve: "70000" is no port', undefined],
    [['demo', '--serve', 'x'], '--serve: "x" is no port', undefined],
    [
      ['a.b', '--fail'],
      '--fail belongs to watch-api demo',
      '--fatal-status says which statuses end a watch, --fail-when which answers.',
    ],
    [['a.b', '--serve'], '--serve belongs to watch-api demo', 'Write watch-api demo --serve.'],
    [['run', 'x', '--fail'], '--fail belongs to watch-api demo', undefined],
    [['run', '--all', 'x'], '--all takes no names, and "x" is one', 'Leave out one of them.'],
    [['a.b', '--all'], '--all belongs to watch-api run', 'Write watch-api run --all.'],
  ])('%j is refused with a correction', (argv, message, hint) => {
    expect(mistakeOf(() => parseArguments(argv))).toMatchObject({ message, ...(hint !== undefined && { hint }) });
  });
});
