/** Claims about commands that are run for what they print. */
import { describe, expect, it } from 'vitest';
import { capture } from '../../src/system/shell/capture.ts';
import { createShell } from '../../src/system/shell/shell.ts';

const environment = { PATH: process.env['PATH'] ?? '', WATCH_API_BEARER: 'not for children', OWN: 'yes' };
const shell = createShell({ environment, tell: () => undefined });
const run = (command: string, signal = new AbortController().signal) =>
  capture(shell, { command, shell: 'sh', timeout: 10_000 }, signal);

describe('a captured command', () => {
  it('is heard on each of its streams', async () => {
    expect(await run('echo out; echo err >&2; echo more; exit 3')).toMatchObject({
      end: { exitCode: 3 },
      out: 'out\nmore\n',
      err: 'err\n',
    });
  });

  it('has our environment less our options, and nothing to read', async () => {
    expect((await run('cat; echo "$OWN,$WATCH_API_BEARER"')).out).toBe('yes,\n');
  });

  it('is decoded as a whole, wherever its pieces end', async () => {
    expect((await run("printf '\\303'; sleep 0.05; printf '\\251'")).out).toBe('é');
  });

  it('is heard within a bound', async () => {
    const { out, err } = await run("head -c 2000000 /dev/zero | tr '\\0' x");
    expect([out.length, err]).toEqual([1024 * 1024, '']);
  });

  it('is ended by the signal', async () => {
    expect(await run('sleep 30', AbortSignal.timeout(50))).toMatchObject({ end: { exitCode: null, signal: 'SIGTERM' }, out: '' });
  });
});
