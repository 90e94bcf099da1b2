/** Claims about certificates: read, checked and opened before anything is sent. */
import { describe, expect, it } from 'vitest';
import { keyPassword, lockedKey, strangeKey } from '../../../support/keys.ts';
import { laterMistakeOf } from '../../../support/mistakes.ts';
import { key, otherName, selfSigned } from '../../../support/server-certificates.ts';
import { planOf, type World } from '../../../support/surroundings.ts';

const contents = {
  cert: selfSigned,
  key,
  both: `${selfSigned}\n${key}`,
  locked: lockedKey,
  strange: strangeKey,
  authorities: `${selfSigned}\n${otherName}`,
  text: 'hello',
};
const planned = (flags: Readonly<Record<string, readonly string[]>>, world: World = {}) => planOf(flags, { contents, ...world });
const routeOf = async (...of: Parameters<typeof planned>) => (await planned(...of)).watches[0].watch.request.route;
const locked = { certificate: selfSigned, key: lockedKey, passphrase: keyPassword };

describe('--cert', () => {
  it('is shown with the key in its own file, or in another', async () => {
    expect((await routeOf({ cert: ['both'] })).identity).toEqual({ certificate: contents.both, key: contents.both });
    expect((await routeOf({ cert: ['cert'], key: ['key'] })).identity).toEqual({ certificate: selfSigned, key });
  });

  it('opens a locked key with --pass, or with what stands behind its name', async () => {
    expect((await routeOf({ cert: ['cert'], key: ['locked'], pass: [keyPassword] })).identity).toEqual(locked);
    expect((await routeOf({ cert: [`cert:${keyPassword}`], key: ['locked'] })).identity).toEqual(locked);
  });

  it('asks at the terminal for the password of a locked key', async () => {
    const questions: string[] = [];
    const askSecret = async (question: string) => {
      questions.push(question);
      return keyPassword;
    };
    expect((await routeOf({ cert: ['cert'], key: ['locked'] }, { askSecret })).identity).toEqual(locked);
    expect(questions).toEqual(['Password of the key in locked: ']);
  });

  it('keeps the password secret', async () => {
    const { secrets } = await planned({ cert: [`cert:${keyPassword}`], key: ['locked'] });
    expect(secrets.mask(`open ${keyPassword}`)).toBe('open ***');
  });

  it.each([
    [{ cert: ['nope'] }, '--cert: nope cannot be read: there is no such file'],
    [{ cert: ['text'] }, '--cert: text has no certificate in PEM form'],
    [{ cert: ['cert'] }, '--cert: cert has no private key in PEM form'],
    [{ cert: ['cert'], key: ['text'] }, '--key: text has no private key in PEM form'],
    [{ cert: ['cert'], key: ['nope'] }, '--key: nope cannot be read: there is no such file'],
    [{ cert: ['cert'], key: ['strange'] }, '--key: the key in strange is not that of the certificate in cert'],
    [{ cert: ['cert'], key: ['locked'] }, '--key: the key in locked is encrypted, and there is no password'],
    [{ cert: ['cert:hunter22'], key: ['locked'] }, '--key: the password does not open the key in locked'],
    [{ key: ['key'] }, '--key needs a certificate'],
    [{ pass: ['x'] }, '--pass needs a certificate'],
    [{ cert: [''] }, '--cert: no file is named'],
  ])('%j is refused', async (flags, message) => {
    expect((await laterMistakeOf(routeOf(flags))).message).toBe(message);
  });

  it('names the key where a certificate is alone in its file', async () => {
    expect((await laterMistakeOf(routeOf({ cert: ['cert'] }))).hint).toBe('Give the key with --key FILE.');
  });
});

describe('--cacert', () => {
  it('is trusted, all that are in the file', async () => {
    expect((await routeOf({ cacert: ['authorities'] })).authorities).toBe(contents.authorities);
  });

  it.each([
    ['nope', 'nope cannot be read: there is no such file'],
    ['key', 'key has no certificates in PEM form'],
    ['', 'the file name is empty'],
  ])('%j is refused', async (cacert, message) => {
    expect((await laterMistakeOf(routeOf({ cacert: [cacert] }))).message).toBe(`--cacert: ${message}`);
  });
});
