/** Claims about `--netrc` and `--netrc-file`. */
import { describe, expect, it } from 'vitest';
import { laterMistakeOf } from '../../../support/mistakes.ts';
import { planOf, type World } from '../../../support/surroundings.ts';

const contents = {
  f: 'machine api.example.com login me password hunter22\nmachine api.example.com login other password 2\nmachine ::1 password six',
  '/home/me/.netrc': 'default login home password h0me-pw',
  'C:\\Users\\me\\_netrc': 'default login windows password w1n-pw',
  bad: 'machine a login "b',
};
const loginOf = async (flags: Readonly<Record<string, readonly string[]>>, world: World = {}, url?: string) => {
  const plan = await planOf(flags, { contents, ...world }, url);
  const value = plan.watches[0].watch.request.headers.find(([name]) => name === 'Authorization')?.[1];
  return { ...plan, login: value === undefined ? undefined : atob(value.replace('Basic ', '')) };
};
const fromFile = { 'netrc-file': ['f'] };

describe('a netrc file', () => {
  it('logs in to the hosts it names', async () => {
    expect((await loginOf(fromFile)).login).toBe('me:hunter22');
    expect((await loginOf(fromFile, {}, 'http://[::1]:8080/')).login).toBe(':six');
  });

  it('has a secret in it', async () => {
    expect((await loginOf(fromFile)).secrets.mask('hunter22')).toBe('***');
  });

  it('gives way to every other login', async () => {
    expect((await loginOf({ ...fromFile, user: ['a:b'] })).login).toBe('a:b');
    expect((await loginOf(fromFile, {}, 'https://a:b@api.example.com/')).login).toBe('a:b');
    expect((await loginOf({ ...fromFile, header: [`Authorization: Basic ${btoa('c:d')}`] })).login).toBe('c:d');
    expect((await loginOf({ ...fromFile, 'auth-cmd': ['token'] })).login).toBeUndefined();
  });

  it('knows the password of a name in the URL', async () => {
    expect((await loginOf(fromFile, {}, 'https://other@api.example.com/')).login).toBe('other:2');
    const stranger = await loginOf(fromFile, {}, 'https://stranger@api.example.com/');
    expect(stranger.login).toBe('stranger:');
    expect(stranger.notices).toEqual([{ code: 'netrc', message: 'f has no login for stranger at api.example.com' }]);
  });

  it('says so when it has nothing for a host', async () => {
    const { login, notices } = await loginOf(fromFile, {}, 'https://other.test/');
    expect([login, notices]).toEqual([undefined, [{ code: 'netrc', message: 'f has no login for other.test' }]]);
  });

  it('is warned of when others may read it', async () => {
    const { notices } = await loginOf(fromFile, { readableByOthers: async (path) => path === 'f' });
    expect(notices).toEqual([
      {
        code: 'netrc-open',
        message: 'f holds passwords, and others on this machine may read it',
        hint: "Take that away: chmod go= 'f'",
      },
    ]);
  });
});

describe('--netrc', () => {
  it.each([
    [{ HOME: '/home/me' }, 'home:h0me-pw'],
    [{ USERPROFILE: 'C:\\Users\\me' }, 'windows:w1n-pw'],
  ])('looks into the home directory: %j', async (environment, login) => {
    expect((await loginOf({ netrc: ['true'] }, { environment })).login).toBe(login);
  });

  it('gives way to a file that is named', async () => {
    const environment = { HOME: '/home/me' };
    expect((await loginOf({ netrc: ['true'], ...fromFile }, { environment })).login).toBe('me:hunter22');
  });

  it('is off unless it is asked for', async () => {
    const environment = { HOME: '/home/me' };
    expect((await loginOf({}, { environment })).login).toBeUndefined();
    expect((await loginOf({ netrc: ['false'] }, { environment })).login).toBeUndefined();
  });

  it.each([
    [{ 'netrc-file': ['nope'] }, '--netrc-file: nope cannot be read: there is no such file'],
    [{ 'netrc-file': [''] }, '--netrc-file: the file name is empty'],
    [{ 'netrc-file': ['bad'] }, '--netrc-file: bad, line 1: a quote is not closed'],
    [{ netrc: ['true'] }, '--netrc: HOME is not set, so there is no ~/.netrc'],
  ])('%j is refused', async (flags, message) => {
    expect((await laterMistakeOf(loginOf(flags))).message).toBe(message);
  });
});
