/** Several watches in one run: told apart, ended together, one exit code. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, runProgram } from '../support/program.ts';
import { startServer } from '../support/server.ts';

/** A server whose `/slow` never gets ready, whose `/bad` has failed, and whose other paths are ready at the second look. */
async function services() {
  const looks = new Map<string, number>();
  return startServer(({ path }) => {
    looks.set(path, (looks.get(path) ?? 0) + 1);
    const status = path === '/slow' ? 'building' : path === '/bad' ? 'failed' : (looks.get(path) ?? 0) > 1 ? 'ready' : 'building';
    return { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ status }) };
  });
}

const goal = ['--until', 'status=ready', '--fail-when', 'status=failed', '-i', '20ms', '--timeout', '10s'];

describe('several URLs', () => {
  it('are all met, each told under its name, with one total', async () => {
    await using server = await services();
    const { code, stdout, stderr } = await runProgram([`${server.url}/api`, `web=${server.url}/site`, ...goal]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^~? ?.*web │ .*"building" → "ready"$/m);
    expect(stderr.trim().split('\n').at(-1)).toBe('2 of 2 met');
  });

  it('end as soon as one cannot be met any more, with the worst code', async () => {
    await using server = await services();
    const { code, stderr } = await runProgram([`${server.url}/slow`, `${server.url}/bad`, ...goal]);
    expect(code).toBe(1);
    expect(stderr.trim().split('\n').at(-1)).toBe('0 of 2 met; slow: not yet; bad: failed');
  });

  it('with --any end when one is met', async () => {
    await using server = await services();
    const { code, events } = await runProgram([`${server.url}/slow`, `${server.url}/api`, '--any', '--json', ...goal]);
    expect(code).toBe(0);
    expect(events().filter(({ type }) => type === 'end')).toMatchObject([
      { watch: 'api', result: 'met' },
      { watch: 'slow', result: 'not yet' },
    ]);
  });

  it('go on under --keep-going when the end is decided', async () => {
    await using server = await services();
    const { code, events } = await runProgram([`${server.url}/api`, `${server.url}/bad`, '--keep-going', '--json', ...goal]);
    expect(code).toBe(1);
    expect(
      events()
        .filter(({ type }) => type === 'end')
        .map(({ watch, result }) => [watch, result]),
    ).toEqual([
      ['bad', 'failed'],
      ['api', 'met'],
    ]);
  });

  it('share what one origin may be asked', async () => {
    await using server = await services();
    const began = performance.now();
    await runProgram([`${server.url}/api`, `${server.url}/web`, '--rate', '10/s', '--max-concurrency', '1', ...goal]);
    expect(server.requests.length).toBe(4);
    expect(performance.now() - began).toBeGreaterThan(300);
  });

  it.each([
    [['--any'], 'about several watches'],
    [['--until-stable', '2', '--until-change'], 'want the opposite'],
    [['--confirm', '3', '--once'], 'do not go together'],
    [['--pin', 'id'], 'about what is waited for'],
    [['--until', 'a', '--appear-within', '1m', '--timeout', '30s'], 'not shorter than --timeout'],
    [['--until', 'a', '--confirm', '3x'], 'neither a number of polls nor a time'],
  ])('%j makes no sense, and is exit 2', async (args, why) => {
    const { code, stderr } = await runProgram(['127.0.0.1:1', ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(why);
  });
});

describe('a group of the configuration', () => {
  it('runs its members, each with its own goal', async () => {
    const cwd = emptyFolder();
    await using server = await services();
    const watches = `{ api: { url: "${server.url}/api", until: status=ready }, web: { url: "${server.url}/web", until: "status!=building" } }`;
    const text = `version: 1\ndefaults: { interval: 20ms, timeout: 5s }\nwatches: ${watches}\ngroups: { release: [api, web] }\n`;
    writeFileSync(join(cwd, 'watch-api.config.yaml'), text, { mode: 0o600 });
    const { code, stderr } = await runProgram(['run', 'release'], { cwd });
    expect(code).toBe(0);
    expect(stderr).toContain('2 of 2 met');
    const all = await runProgram(['run', '--all'], { cwd });
    expect(all.code).toBe(0);
    expect(all.stderr).toContain('2 of 2 met');
  });

  it('is not needed for all of them, which takes no names', async () => {
    const { code, stderr } = await runProgram(['run', '--all', 'release']);
    expect(code).toBe(2);
    expect(stderr).toContain('--all takes no names, and "release" is one');
  });
});
