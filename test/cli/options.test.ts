/** Options that change how a watch compares, tells and asks, each seen from outside. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, runProgram } from '../support/program.ts';
import { type ShortAnswer, startServer } from '../support/server.ts';
import { key, selfSigned } from '../support/server-certificates.ts';

const json = (value: unknown, headers: ShortAnswer['headers'] = {}): ShortAnswer => ({
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
});

function serverOf(...answers: readonly ShortAnswer[]) {
  let at = 0;
  return startServer(() => answers[Math.min(at++, answers.length - 1)]);
}

/** The change events of a feed over these answers. */
async function changesOf(args: readonly string[], ...answers: readonly ShortAnswer[]) {
  await using server = await serverOf(...answers);
  const { events } = await runProgram([server.url, '-i', '10ms', '--max-polls', String(answers.length), '--json', ...args]);
  return events().filter(({ type }) => type === 'change');
}

describe('comparison', () => {
  it('tells array items apart by a field that is found, by the one named with --array-key, or by content', async () => {
    const before = json([
      { id: 1, n: 1 },
      { id: 2, n: 2 },
    ]);
    const after = json([
      { id: 3, n: 1 },
      { id: 1, n: 9 },
      { id: 2, n: 2 },
    ]);
    const byId = [
      { op: 'add', path: '/0' },
      { op: 'replace', path: '/1/n', before: 1, after: 9 },
    ];
    expect(await changesOf([], before, after)).toMatchObject([{ changes: byId }]);
    expect(await changesOf(['--array-key', '$=id'], before, after)).toMatchObject([{ changes: byId }]);
    const byContent = [expect.objectContaining({ path: '/0/id', before: 1, after: 3 })];
    expect(await changesOf(['--no-detect-keys'], before, after)).toMatchObject([{ changes: expect.arrayContaining(byContent) }]);
  });

  it('with --ignore-order takes an array for a set', async () => {
    expect(await changesOf(['--ignore-order', '$.tags'], json({ tags: ['a', 'b'] }), json({ tags: ['b', 'a'] }))).toEqual([]);
    expect(await changesOf([], json({ tags: ['a', 'b'] }), json({ tags: ['b', 'a'] }))).toHaveLength(1);
  });

  it('with --compare-headers tells a field that changed', async () => {
    const changes = await changesOf(
      ['--compare-headers', 'X-Version'],
      json(1, { 'x-version': 'a' }),
      json(1, { 'x-version': 'b' }),
    );
    expect(changes).toMatchObject([{ changes: [{ op: 'replace', before: 'a', after: 'b' }] }]);
  });

  it.each([
    ['paths', /^~ .*\$\.a {2}1 → 2$/m],
    ['unified', /^- {3}"a": 1\n\+ {3}"a": 2$/m],
    ['patch', /^\[\{"op":"replace","path":"\/a","value":2\}\]$/m],
    ['none', /^$/],
  ])('shows a change with --diff %s in its own way', async (style, shown) => {
    await using server = await serverOf(json({ a: 1, b: 1 }), json({ a: 2, b: 1 }));
    expect((await runProgram([server.url, '-i', '10ms', '--max-polls', '2', '--diff', style])).stdout).toMatch(shown);
  });
});

describe('asking', () => {
  it('sends validators back, but not under --no-conditional', async () => {
    const tagged = json(1, { etag: '"v1"' });
    for (const [args, sent] of [
      [[], '"v1"'],
      [['--no-conditional'], undefined],
    ] as const) {
      await using server = await serverOf(tagged);
      await runProgram([server.url, '-i', '10ms', '--max-polls', '2', ...args]);
      expect(server.requests[1]?.headers['if-none-match']).toBe(sent);
    }
  });

  it('trusts a self-signed certificate only under --insecure', async () => {
    await using server = await startServer(() => json({ up: true }), { tls: { key, cert: selfSigned } });
    const refused = await runProgram([server.url, '--until', 'up', '--timeout', '10s']);
    expect(refused.code).toBe(3);
    expect(refused.stderr).toMatch(/certificate/);
    expect((await runProgram([server.url, '--until', 'up', '--insecure', '--timeout', '10s'])).code).toBe(0);
  });

  it('with --at-least ends when so many are met', async () => {
    await using server = await startServer(({ path }) => json({ up: path !== '/slow' }));
    const urls = ['a', 'b', 'slow'].map((name) => `${server.url}/${name}`);
    expect((await runProgram([...urls, '--until', 'up', '--at-least', '2', '-i', '10ms', '--timeout', '10s'])).code).toBe(0);
  });
});

describe('telling', () => {
  it('gives a sign of life after each --heartbeat of silence', async () => {
    await using server = await serverOf(json({ s: 'building' }));
    const { stderr } = await runProgram([
      server.url,
      '--until',
      's=ready',
      '-i',
      '20ms',
      '--timeout',
      '500ms',
      '--heartbeat',
      '200ms',
    ]);
    const beats = stderr.split('\n').filter((line) => line.includes('still here'));
    expect(beats.length).toBeGreaterThanOrEqual(1);
    expect(beats[0]).toContain('"building"');
  });

  it('shows where a mistake came from only under --debug', async () => {
    expect((await runProgram(['x', '--until', '=='])).stderr).not.toMatch(/^\s+at /m);
    expect((await runProgram(['x', '--until', '==', '--debug'])).stderr).toMatch(/^\s+at /m);
  });

  it('runs hooks by the --hook-shell, or without one', async () => {
    const cwd = emptyFolder();
    await using server = await serverOf(json({ up: true }));
    await runProgram([server.url, '--until', 'up', '--on-met', 'touch plain $HOME', '--hook-shell', 'none'], { cwd });
    expect(readFileSync(join(cwd, '$HOME'), 'utf8')).toBe('');
  });
});
