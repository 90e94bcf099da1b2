/** Claims about flags on the command line. */
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../../src/cli/command-line/parse.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

const URL = 'http://a.b/';
const flagsOf = (...argv: readonly string[]) => {
  const invocation = parseArguments([...argv, URL]);
  if (invocation.kind !== 'watch') throw new Error(`a ${invocation.kind}`);
  return [...invocation.flags].map(([name, values]) => [name, ...values.map(({ text }) => text)].join(' '));
};

describe('a flag', () => {
  it.each([
    [['-i', '5s'], ['interval 5s']],
    [['-i5s'], ['interval 5s']],
    [['--interval=5s'], ['interval 5s']],
    [['--interval', '5s', '--interval', '6s'], ['interval 6s']],
    [['-H', 'A: b', '-H', 'C: d'], ['header A: b C: d']],
    [['--until', 'a=1', '--until=b=2'], ['until a=1 b=2']],
    [['--once'], ['once true']],
    [['--no-once'], ['once false']],
    [['--no-location'], ['location false']],
    [['-L'], ['location true']],
    [['--no-conditional'], ['conditional false']],
    [['-v'], ['verbose 1']],
    [['-vv'], ['verbose 2']],
    [['-v', '--verbose'], ['verbose 2']],
    [['-qq'], ['quiet 2']],
    [['-kv'], ['insecure true', 'verbose 1']],
    [
      ['-kX', 'POST'],
      ['insecure true', 'request POST'],
    ],
    [['-fsS'], []],
    [['-f', '-s', '-S'], []],
    [['-sSk'], ['insecure true']],
    [['-d', '-'], ['data -']],
    [['-t', '-5'], ['timeout -5']],
    [['--until', '!ready'], ['until !ready']],
    [['--until=--once'], ['until --once']],
    [['--no-config'], ['no-config true']],
    [['--config', 'x.yaml'], ['config x.yaml']],
    [
      ['-u', 'me:pw', '-A', ''],
      ['user me:pw', 'user-agent '],
    ],
  ])('%j gives %j', (argv, flags) => {
    expect(flagsOf(...argv)).toEqual(flags);
  });

  it('may stand behind the URL, and behind it stands the command', () => {
    expect(parseArguments([URL, '-v', '--until', 'a=1', '--', 'npm', 'test', '-v'])).toMatchObject({
      kind: 'watch',
      targets: [{ text: URL }],
      command: ['npm', 'test', '-v'],
    });
  });

  it('is named as the place of its value', () => {
    const invocation = parseArguments(['-i', '5s', '--no-location', URL]);
    expect(invocation.kind === 'watch' && [...invocation.flags.values()].flat()).toEqual([
      { text: '5s', place: '--interval', from: 'flag', position: 0 },
      { text: 'false', place: '--no-location', from: 'flag', position: 1 },
    ]);
  });

  it('keeps its place among the others, so that the data of several options stay in order', () => {
    const invocation = parseArguments(['-d', 'a', '-m', '1s', '--data-raw', 'b', '-m', '2s', '-d', 'c', URL]);
    const given = invocation.kind === 'watch' ? [...invocation.flags.values()].flat() : [];
    const data = given.filter(({ place }) => place.startsWith('--data'));
    const inOrder = data.toSorted((one, other) => (one.position ?? 0) - (other.position ?? 0));
    expect(inOrder.map(({ text }) => text)).toEqual(['a', 'b', 'c']);
  });
});

describe('a flag that is wrong', () => {
  it.each([
    [['--unitl', 'x'], 'there is no option --unitl', 'Did you mean --until COND?'],
    [['--onse'], 'there is no option --onse', 'Did you mean --once?'],
    [
      ['--interval'],
      '--interval needs a value, and nothing follows it',
      'Write -i, --interval RANGE: the pause between polls; a range adapts.',
    ],
    [['--until', '--once', URL], '--until needs a value, and --once follows it, which is an option itself', undefined],
    [['-H', '-v', URL], '--header needs a value, and -v follows it, which is an option itself', undefined],
    [['--once=5'], '--once takes no value', 'Write --once alone.'],
    [['--no-location=1'], '--no-location takes no value', 'Write --no-location alone.'],
    [['-until', 'x'], '-until has one dash too few', 'Write --until.'],
    [['-interval=5s'], '-interval=5s has one dash too few', 'Write --interval.'],
    [['-vz'], 'there is no option -z', 'watch-api --help all lists every option.'],
    [['--quux'], 'there is no option --quux', 'watch-api --help all lists every option.'],
    [['--for=condition=x'], 'there is no option --for', "kubectl's --for is --until here: --until status=ready."],
    [['-n', '5'], 'there is no option -n', '-i, --interval sets the pause: -i 5s.'],
    [['--no-color'], 'there is no option --no-color', '--color never switches colour off; NO_COLOR does too.'],
  ])('%j is refused with a correction', (argv, message, hint) => {
    expect(mistakeOf(() => parseArguments(argv))).toMatchObject({ message, ...(hint !== undefined && { hint }) });
  });

  it.each(['--for', '--expect-status-code', '--invert-check', '--reverse', '-n', '--delay', '--retry'])(
    'of a neighbour, %s, is answered with a name of ours',
    (flag) => {
      expect(mistakeOf(() => parseArguments([flag, 'x', URL])).hint).toMatch(/--\w+|-- /);
    },
  );
});

describe('the word curl', () => {
  const parsed = (...argv: readonly string[]) => {
    const invocation = parseArguments(argv);
    if (invocation.kind !== 'watch') throw new Error(`a ${invocation.kind}`);
    const { curl, flags, targets, command } = invocation;
    const texts = (values: typeof flags) =>
      [...values].map(([name, raws]) => `${name} ${raws.map(({ text }) => text).join(' ')}`);
    return {
      targets,
      flags: texts(flags),
      urls: curl?.targets.map(({ url }) => url.text),
      values: curl && texts(curl.values),
      ...(command !== undefined && { command }),
    };
  };

  it('leaves what stands before it to us, what follows it to curl, and what follows -- to the command', () => {
    const argv = ['-i', '5s', '-H', 'A: b', 'curl', '-i', '-XPUT', 'a.b', '--until', 'x=1', '--repeat', '--', 'curl', '-X'];
    expect(parsed(...argv)).toEqual({
      targets: [],
      flags: ['interval 5s', 'header A: b', 'until x=1', 'repeat true'],
      urls: ['http://a.b'],
      values: ['location false', 'max-redirs 50', 'request PUT'],
      command: ['curl', '-X'],
    });
  });

  it('is a value behind an option that takes one, and a stranger behind a URL', () => {
    expect(parsed('--until', 'curl', 'a.b')).toMatchObject({ flags: ['until curl'], urls: undefined });
    expect(mistakeOf(() => parseArguments(['a.b', 'curl'])).message).toBe('"curl" is neither an option nor a URL');
  });

  it.each([
    [['curl'], 'the curl command has no URL'],
    [['--quux', 'curl', 'a.b'], 'there is no option --quux'],
    [['curl', 'a.b', '--until'], '--until needs a value, and nothing follows it'],
    [['curl', 'a.b', '--until', '--once'], '--until needs a value, and --once follows it, which is an option itself'],
    [['curl', 'a.b', '--serve'], 'curl has no option --serve'],
    [['--curl', 'curl', 'a.b', '--compressed'], '--curl takes a whole command, in quotes'],
    [['a.b', '-F', 'x=y'], 'there is no option -F'],
  ])('%j is told', (argv, message) => {
    expect(mistakeOf(() => parseArguments(argv)).message).toBe(message);
  });
});
