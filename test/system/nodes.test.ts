/** The program under other versions of Node: the oldest it promises to run under, the newest of each line, and those too old. */
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { nodeBinary, runUnder } from '../support/nodes.ts';
import { type ShortAnswer, startServer } from '../support/server.ts';

const FETCHING = 600_000;
const fast = ['-i', '10ms', '--timeout', '20s'];
const headers = { 'content-type': 'application/json' };
const answer = (value: unknown): ShortAnswer => ({ headers, body: JSON.stringify(value) });
const gzipped = (value: unknown): ShortAnswer => ({
  headers: { ...headers, 'content-encoding': 'gzip' },
  body: gzipSync(JSON.stringify(value)),
});
const brotli = (value: unknown): ShortAnswer => ({
  headers: { ...headers, 'content-encoding': 'br' },
  body: brotliCompressSync(JSON.stringify(value)),
});

/** A server that gives its answers one after another, the last for ever. */
function serverOf(...answers: readonly ShortAnswer[]) {
  let at = 0;
  return startServer(() => answers[Math.min(at++, answers.length - 1)]);
}

describe.each(['20.18.1', '22', '24', '26'])('under Node %s', (version) => {
  let node = '';
  beforeAll(async () => {
    node = await nodeBinary(version);
  }, FETCHING);

  it('a wait reads plain, gzip and br answers and ends with 0', async () => {
    await using server = await serverOf(answer({ n: 1 }), gzipped({ n: 2 }), brotli({ n: 3 }));
    const { code, out, err } = await runUnder(node, [server.url, '--until', 'n=3', ...fast]);
    expect(code).toBe(0);
    expect(out).toMatch(/\$\.n {2}1 → 2\n.*\$\.n {2}2 → 3\n$/);
    expect(err).toMatch(/\nmet: \$\.n is 3 \(3 polls, .*\)\n$/);
    expect(server.requests[0]?.headers['accept-encoding']).toMatch(/gzip.*br/);
  });

  it('a failure ends with 1', async () => {
    await using server = await serverOf(answer({ status: 'failed' }));
    const goals = ['--until', 'status=ready', '--fail-when', 'status=failed'];
    const { code, err } = await runUnder(node, [server.url, ...goals, ...fast]);
    expect([code, err]).toEqual([1, expect.stringContaining('failed: ')]);
  });

  it('--version is one line', async () => {
    expect(await runUnder(node, ['--version'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^watch-api \S+\n$/),
      err: '',
    });
  });

  it('a mistake ends with 2', async () => {
    const { code, out, err } = await runUnder(node, ['127.0.0.1:1', '--until', 'status=']);
    expect([code, out, err]).toEqual([2, '', expect.stringContaining('status=')]);
  });

  it('a command behind -- gives its own exit code', async () => {
    await using server = await serverOf(answer({}));
    const { code, out } = await runUnder(node, [server.url, '--', 'sh', '-c', 'echo ran; exit 7']);
    expect([code, out]).toEqual([7, 'ran\n']);
  });

  it('dies of SIGTERM, which shells call 143, within a second and says so', async () => {
    await using server = await serverOf(answer({ status: 'building' }));
    let asked = 0;
    const { signal, err } = await runUnder(node, [server.url, '--until', 'status=ready'], (child) => {
      child.stderr.once('data', () => {
        asked = performance.now();
        child.kill('SIGTERM');
      });
    });
    expect([signal, err]).toEqual(['SIGTERM', expect.stringMatching(/\ninterrupted: SIGTERM/)]);
    expect(performance.now() - asked).toBeLessThan(1500);
  });
});

describe.each(['10', '12', '16', '18'])('under Node %s', (version) => {
  let node = '';
  beforeAll(async () => {
    node = await nodeBinary(version);
  }, FETCHING);

  it.each([['--version'], ['127.0.0.1:1']])('%s says in plain words which Node is needed and ends with 2', async (argument) => {
    const { code, out, err } = await runUnder(node, [argument]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^watch-api: this is Node 1\d\.\S+; watch-api needs Node 20\.18\.1 or newer\.\n {2}Install a newer Node/);
    expect(err).not.toMatch(/Error|^ +at /m);
  });
});
