/** A signal that comes when the goal has been reached, but a hook still runs: it is heard all the same. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, start } from '../support/program.ts';
import { startServer } from '../support/server.ts';

function counter() {
  let n = 0;
  return startServer(() => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ n: ++n, done: n > 1 }),
  }));
}

/** A watch that has reached its goal, or failed for good, while its hook sleeps. */
async function asleep(url: string, args: readonly string[]) {
  const cwd = emptyFolder();
  const watch = start([url, '-i', '30ms', ...args, '--', 'touch', 'ran'], { cwd });
  await watch.shows('asleep');
  return { ...watch, hasRun: () => existsSync(join(cwd, 'ran')) };
}

const hook = 'echo asleep >&2; sleep 60';

describe('a signal during a hook', () => {
  it.each([
    ['--on-met', 'SIGINT', 130],
    ['--on-end', 'SIGTERM', 143],
    ['--on-change', 'SIGINT', 130],
  ] as const)('(%s, %s) after the goal is the end, and keeps the command from running', async (moment, signal, exitCode) => {
    await using server = await counter();
    const { child, ended, hasRun } = await asleep(server.url, ['--until', 'done', moment, hook, '--json']);
    const began = performance.now();
    child.kill(signal);
    const done = await ended;
    expect([done.signal, performance.now() - began < 1300, hasRun()]).toEqual([signal, true, false]);
    expect(done.events().at(-1)).toMatchObject({
      type: 'end',
      result: 'interrupted',
      exitCode,
      reason: `${signal}: met: $.done is true`,
    });
  });

  it('is what the verdict says, after a failure too', async () => {
    await using server = await counter();
    const { child, ended } = await asleep(server.url, ['--until', 'n == 0', '--fail-when', 'done', '--on-fail', hook]);
    child.kill('SIGTERM');
    const { signal, stderr } = await ended;
    expect(signal).toBe('SIGTERM');
    expect(stderr).toMatch(/^interrupted: SIGTERM: failed: .*done/m);
  });
});
