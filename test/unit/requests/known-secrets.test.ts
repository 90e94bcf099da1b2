/** Claims about secrets as they come to be known. */
import { describe, expect, it } from 'vitest';
import { pointerOf } from '../../../src/domain/path.ts';
import { createSecrets } from '../../../src/requests/known-secrets.ts';
import { secretsOf } from '../../support/secrets.ts';

describe('secrets', () => {
  const { mask } = secretsOf('hunter22', 'p@ss/word', 'short');

  it.each([
    ['the hunter22!', 'the ***!'],
    ['hunter22hunter22', '***'],
    ['p%40ss%2Fword and p%40ss%2fword', '*** and ***'],
    [`Basic ${btoa('hunter22')}`, 'Basic ***'],
    [`?b=${encodeURIComponent(btoa('hunter22'))}`, '?b=***'],
    ['{"path":"/keys/p@ss~1word/0"}', '{"path":"/keys/***/0"}'],
    ['nothing here', 'nothing here'],
    ['too short', 'too short'],
  ])('make %j %j', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it('find a key of a document in every way its place is written', () => {
    const key = `p@ss"w'r/d~%41\\n`;
    const path = `$[${JSON.stringify(key)}]`;
    const quoted = key.replace(/[\\']/g, '\\$&');
    const texts = [path, JSON.stringify({ path }), JSON.stringify({ path: pointerOf([key]) }), `$['${quoted}']`];
    expect(texts.map(secretsOf(key).mask)).toEqual(['$["***"]', '{"path":"$[\\"***\\"]"}', '{"path":"/***"}', "$['***']"]);
  });

  it('find a password inside encoded credentials', () => {
    const masked = mask(`Authorization: Basic ${btoa('user:hunter22')}`);
    expect(masked).toMatch(/^Authorization: Basic [\w+/=]*\*\*\*[\w+/=]*$/);
    expect(masked).not.toContain(btoa('user:hunter22'));
  });

  it('find each line of a key that has several', () => {
    expect(secretsOf('-----BEGIN KEY-----\nMIIEvQIBADAN\n-----END KEY-----').mask('got MIIEvQIBADAN')).toBe('got ***');
  });

  it('too short to be masked change nothing, blank ones neither', () => {
    const secrets = secretsOf('short', '', '          ');
    expect([secrets.isEmpty, secrets.mask('short          x')]).toEqual([true, 'short          x']);
  });
});

describe('a secret learned later', () => {
  it('is masked from then on by the function handed out before', () => {
    const secrets = createSecrets();
    const { mask } = secrets;
    expect([secrets.isEmpty, mask('token-1')]).toEqual([true, 'token-1']);
    secrets.learn(['token-1']);
    expect([secrets.isEmpty, mask('token-1')]).toEqual([false, '***']);
  });

  it('is forgotten after a hundred newer ones, those the user gave never', () => {
    const secrets = secretsOf('password-0');
    for (let at = 0; at <= 100; at++) secrets.learn([`token-${at}-`]);
    expect(secrets.mask('password-0 token-0- token-1- token-100-')).toBe('*** token-0- *** ***');
  });

  it('counts as new when it is learned again', () => {
    const secrets = createSecrets();
    for (let at = 0; at < 100; at++) secrets.learn([`token-${at}-`]);
    secrets.learn(['token-0-']);
    secrets.learn(['token-100-']);
    expect(secrets.mask('token-0- token-1-')).toBe('*** token-1-');
  });
});

describe('who wants to be told of secrets', () => {
  it('is told once of each, those to come included, and of none that is too short', () => {
    const secrets = secretsOf('password', 'pin');
    const told: string[] = [];
    secrets.each((value) => void told.push(value));
    secrets.learn(['token-1', 'password', 'abc']);
    secrets.learn(['token-1', 'token-2']);
    expect(told).toEqual(['password', 'token-1', 'token-2']);
  });
});
