/** Claims about logins whose token is fetched while the watch runs. */
import { describe, expect, it } from 'vitest';
import { laterMistakeOf } from '../../../support/mistakes.ts';
import { planOf, type World } from '../../../support/surroundings.ts';

const planned = (flags: Readonly<Record<string, readonly string[]>>, world: World = {}) => planOf(flags, world);
const requestOf = async (flags: Readonly<Record<string, readonly string[]>>, world: World = {}) =>
  (await planned(flags, world)).watches[0].watch.request;
const url = 'https://login.example.com/token';
const whole = { 'oauth2-token-url': [url], 'oauth2-client-id': ['me'], 'oauth2-client-secret': ['hunter22'] };

describe('--auth-cmd', () => {
  it('is a login by the command, with the shell and the time of hooks', async () => {
    const { login, headers } = await requestOf({ 'auth-cmd': ['token'], 'hook-shell': ['bash'], 'hook-timeout': ['5s'] });
    expect(login).toEqual({ kind: 'command', command: 'token', shell: 'bash', timeout: 5000 });
    expect(headers.map(([name]) => name)).not.toContain('Authorization');
  });
});

describe('--oauth2-token-url', () => {
  it('is a login by client credentials', async () => {
    expect((await requestOf(whole)).login).toEqual({
      kind: 'client-credentials',
      tokenUrl: url,
      clientId: 'me',
      clientSecret: 'hunter22',
    });
    expect((await requestOf({ ...whole, 'oauth2-scope': ['read write'] })).login).toMatchObject({ scope: 'read write' });
  });

  it('has a secret in it', async () => {
    const { secrets } = await planned({ ...whole, 'oauth2-token-url': [`${url}?key=abcdef`] });
    expect(secrets.mask('hunter22 abcdef')).toBe('*** ***');
  });

  it.each(['http://localhost:1/token', 'http://10.0.0.1/token', ':8080/token'])('may be plain http nearby: %s', async (near) => {
    expect((await requestOf({ ...whole, 'oauth2-token-url': [near] })).login).toMatchObject({ kind: 'client-credentials' });
  });

  it.each([
    [
      { ...whole, 'oauth2-token-url': ['http://example.com/'] },
      '--oauth2-token-url: the client secret would cross the internet in the clear',
    ],
    [{ ...whole, 'oauth2-token-url': ['https://a:b@example.com/'] }, '--oauth2-token-url: the URL has a login in it'],
    [
      { ...whole, 'oauth2-token-url': ['ftp://example.com/'] },
      '--oauth2-token-url: watch-api speaks http, https, ws and wss, not ftp:',
    ],
    [{ ...whole, 'oauth2-client-id': [''] }, '--oauth2-client-id: the id is empty'],
    [{ ...whole, 'oauth2-client-secret': [''] }, '--oauth2-client-secret: the secret is empty'],
    [{ 'oauth2-token-url': [url], 'oauth2-client-id': ['me'] }, '--oauth2-token-url needs --oauth2-client-secret'],
    [{ 'oauth2-token-url': [url], 'oauth2-client-secret': ['x'] }, '--oauth2-token-url needs --oauth2-client-id'],
    [{ 'oauth2-client-id': ['me'] }, '--oauth2-client-id needs --oauth2-token-url'],
    [{ 'oauth2-scope': ['x'] }, '--oauth2-scope needs --oauth2-token-url'],
    [{ ...whole, bearer: ['x'] }, '--bearer and --oauth2-token-url do not go together: both set the Authorization header'],
  ])('%j is refused', async (flags, message) => {
    expect((await laterMistakeOf(requestOf(flags))).message).toBe(message);
  });

  it('gives way to a login of a higher layer, and what belongs to it with it', async () => {
    const environment = { WATCH_API_OAUTH2_TOKEN_URL: url, WATCH_API_OAUTH2_CLIENT_ID: 'me' };
    const { login, headers } = await requestOf({ bearer: ['tok'] }, { environment });
    expect([login, headers.at(-1)]).toEqual([undefined, ['Authorization', 'Bearer tok']]);
  });
});
