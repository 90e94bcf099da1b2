/** Goals that look at more than one answer, as a CI step uses them. */
import { describe, expect, it } from 'vitest';
import { runProgram } from '../support/program.ts';
import { startServer } from '../support/server.ts';

function serverOf(...values: readonly unknown[]) {
  let at = 0;
  return startServer(() => {
    const value = values[Math.min(at++, values.length - 1)];
    return value === 404 ? { status: 404 } : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
  });
}

const run = (url: string, ...args: readonly string[]) => runProgram([url, '-i', '20ms', '--timeout', '10s', ...args]);

describe('a wait', () => {
  it('with --pin ignores the deployment before, and ends with 7 when another takes its place', async () => {
    await using ours = await serverOf({ id: 1, s: 'ready' }, { id: 2, s: 'building' }, { id: 2, s: 'ready' });
    expect((await run(ours.url, '--until', 's=ready', '--pin', 'id=2')).code).toBe(0);
    expect(ours.requests.length).toBe(3);
    await using stolen = await serverOf({ id: 2, s: 'building' }, { id: 3, s: 'ready' });
    const { code, stderr } = await run(stolen.url, '--until', 's=ready', '--pin', 'id');
    expect(code).toBe(7);
    expect(stderr).toContain('superseded: id is 3, no longer 2');
  });

  it('with --confirm does not believe one answer', async () => {
    await using server = await serverOf({ s: 'ready' }, { s: 'building' }, { s: 'ready' });
    await run(server.url, '--until', 's=ready', '--confirm', '3');
    expect(server.requests.length).toBe(5);
  });

  it('with --until-stable ends when nothing has changed for so many polls', async () => {
    await using server = await serverOf({ n: 1 }, { n: 2 }, { n: 3 });
    const { code, stderr } = await run(server.url, '--until-stable', '2');
    expect([code, server.requests.length]).toEqual([0, 5]);
    expect(stderr).toContain('unchanged for 2 polls');
  });

  it('with --appear-within waits for it to be there, and ends with 10 when it never is', async () => {
    await using late = await serverOf(404, 404, { s: 'ready' });
    const met = await run(late.url, '--until', 's=ready', '--appear-within', '5s');
    expect([met.code, met.stderr.includes('error')]).toEqual([0, false]);
    await using never = await serverOf(404);
    const { code, stderr } = await run(never.url, '--until', 's=ready', '--appear-within', '150ms');
    expect(code).toBe(10);
    expect(stderr).toContain('never appeared: nothing appeared within 150ms');
  });
});
