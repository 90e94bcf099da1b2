/** Claims about `--auth-cmd`. */
import { describe, expect, it } from 'vitest';
import type { CommandEnd, CommandSpec } from '../../../../src/domain/ports.ts';
import { createSecrets } from '../../../../src/requests/known-secrets.ts';
import { tokenByCommand } from '../../../../src/system/login/command.ts';

const never = new AbortController().signal;
const login = { kind: 'command', command: 'get-token', shell: 'sh', timeout: 60_000 } as const;

/** What comes of a command that prints and ends so. */
async function grantOf({ out = '', err = '', end = {} }: { out?: string; err?: string; end?: Partial<CommandEnd> }) {
  const secrets = createSecrets();
  secrets.keep(['hunter22']);
  const specs: CommandSpec[] = [];
  const shell = {
    run: async (spec: CommandSpec): Promise<CommandEnd> => {
      specs.push(spec);
      spec.output(out);
      spec.complain?.(err);
      return { exitCode: 0, signal: null, duration: 1, timedOut: false, ...end };
    },
  };
  return { grant: await tokenByCommand(login, { shell, secrets }, never), secrets, specs };
}

describe('the command', () => {
  it('gives the first line it prints, trimmed, good until it is refused', async () => {
    const { grant, specs } = await grantOf({ out: '  token-12345 \nexpires: soon\n', err: 'some noise' });
    const forever = Number.POSITIVE_INFINITY;
    expect(grant).toEqual({ kind: 'token', token: { value: 'token-12345', renewAt: forever, expiresAt: forever } });
    expect(specs).toMatchObject([{ command: 'get-token', shell: 'sh', timeout: 60_000, environment: {}, input: '' }]);
  });

  it('gives a secret', async () => {
    const { secrets } = await grantOf({ out: 'token-12345\n' });
    expect(secrets.mask('got token-12345')).toBe('got ***');
  });

  it.each([
    [{ out: 'token', err: 'a\nno session\u001b[0m\n', end: { exitCode: 3 } }, '--auth-cmd exited with 3: no session\\u001b[0m'],
    [{ end: { exitCode: 1 }, err: 'bad hunter22' }, '--auth-cmd exited with 1: bad ***'],
    [{ end: { exitCode: 1 }, err: `${'x'.repeat(196)}hunter22` }, `--auth-cmd exited with 1: ${'x'.repeat(196)}***`],
    [{ end: { exitCode: 127 } }, '--auth-cmd exited with 127'],
    [{ end: { exitCode: null, signal: 'SIGTERM', timedOut: true } }, '--auth-cmd stopped after 1m, its time limit'],
    [{ end: { exitCode: null, failure: 'ENOENT' } }, '--auth-cmd could not be started: ENOENT'],
    [{ out: '\n \n', err: 'log in first' }, '--auth-cmd printed no token: log in first'],
    [{ out: 'Bearer token-12345' }, '--auth-cmd printed something that is no token: a token is one word of ASCII characters'],
  ])('that fails is trouble that may pass, told with its last words: %j', async (given, message) => {
    const { grant } = await grantOf(given);
    expect(grant).toEqual({ kind: 'failure', failure: { kind: 'network', code: 'AUTH_CMD', message } });
  });
});
