/** `--with`: start, wait, run, stop. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isRunning } from '../support/processes.ts';
import { emptyFolder, runProgram, start } from '../support/program.ts';
import { freePort } from '../support/server-listening.ts';

/** A small server as a command, which notes its pid and that of a child. */
async function companion() {
  const cwd = emptyFolder();
  const port = await freePort();
  const script = `require('fs').writeFileSync('pid', String(process.pid));
    require('http').createServer((q, r) => r.setHeader('content-type', 'application/json').end('{"up":true}')).listen(${port}, '127.0.0.1', () => console.log('serving'));`;
  writeFileSync(join(cwd, 'server.cjs'), script);
  const pid = () => Number(readFileSync(join(cwd, 'pid'), 'utf8'));
  return { cwd, pid, url: `:${port}/`, command: `sleep 60 & "${process.execPath}" server.cjs` };
}

describe('a command beside the watch', () => {
  it('is there for the command that follows, and gone after it', async () => {
    const { cwd, pid, url, command } = await companion();
    const { code, stdout, stderr } = await runProgram(
      [url, '--until', 'up', '--with', command, '--timeout', '20s', '--', 'sh', '-c', 'kill -0 $(cat pid) && echo there'],
      { cwd },
    );
    expect([code, stdout]).toEqual([0, 'there\n']);
    expect(stderr).toContain('serving');
    expect(isRunning(pid())).toBe(false);
  });

  it('that ends early ends the wait with 1', async () => {
    const { code, stderr } = await runProgram(['127.0.0.1:1', '--until', 'up', '--with', 'exit 3', '--timeout', '20s']);
    expect(code).toBe(1);
    expect(stderr).toContain("failed: --with 'exit 3' exited with 3");
  });

  it('dies with an interrupted watch, within a second', async () => {
    const { cwd, pid, url, command } = await companion();
    const watch = start([url, '--until', 'never', '--with', command], { cwd });
    await watch.shows('serving');
    const began = performance.now();
    watch.child.kill('SIGTERM');
    await watch.ended;
    expect(performance.now() - began).toBeLessThan(1500);
    expect(isRunning(pid())).toBe(false);
  });
});
