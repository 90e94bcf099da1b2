/** Claims about what in a request is a secret by its place. */
import { describe, expect, it } from 'vitest';
import {
  basicCredentials,
  isSecretHeader,
  isSecretName,
  secretsOfBasic,
  secretsOfHeader,
  secretsOfUrl,
} from '../../../src/requests/secrets.ts';

describe('a header', () => {
  it.each([
    'Authorization',
    'proxy-authorization',
    'Cookie',
    'X-Api-Key',
    'X-API-KEY',
    'Idempotency-Key',
    'PRIVATE-TOKEN',
    'X-Auth-Token',
    'apikey',
    'token',
  ])('%s is a secret', (name) => {
    expect(isSecretHeader(name)).toBe(true);
  });

  it.each(['Accept', 'Content-Type', 'X-Request-Id', 'Keyboard', 'Monkey', 'X-Tokenizer', 'Cookie-Policy'])(
    '%s is none',
    (name) => {
      expect(isSecretHeader(name)).toBe(false);
    },
  );

  it.each([
    [
      ['Authorization', 'Bearer abc'],
      ['Bearer abc', 'abc'],
    ],
    [['Authorization', 'abc'], ['abc']],
    [
      ['authorization', 'Basic YTpiYw=='],
      ['Basic YTpiYw==', 'YTpiYw==', 'a:bc', 'bc'],
    ],
    [
      ['Authorization', 'Basic not base64!'],
      ['Basic not base64!', 'not base64!'],
    ],
    [['X-Api-Key', 'abc def'], ['abc def']],
    [
      ['Cookie', 'a=1; session=xyz'],
      ['a=1; session=xyz', '1', 'xyz'],
    ],
    [['X-Api-Key', ''], []],
    [['Accept', 'abc'], []],
  ] as const)('%j holds the secrets %j', (field, secrets) => {
    expect(secretsOfHeader(field)).toEqual(secrets);
  });
});

describe('a query value', () => {
  it.each([
    'token',
    'access_token',
    'accessToken',
    'key',
    'api_key',
    'apikey',
    'apiKey',
    'X-Amz-Signature',
    'sig',
    'client_secret',
    'password',
    'PASSWORD',
    'page-token',
  ])('named %s is a secret', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each(['q', 'keyword', 'monkey', 'tokens_used', 'design', 'signal', 'secretary', 'id'])('named %s is none', (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});

describe('a URL', () => {
  it.each([
    ['https://a.b/c?d=e', []],
    ['https://a.b/?token=abc&x=1', ['abc']],
    ['https://a.b/?x=1&api_key=a%2Fb#token=no', ['a%2Fb', 'a/b']],
    ['https://a.b/?q=a?token=no', []],
    ['https://u:p%40ss@a.b/', ['u:p%40ss', 'p%40ss', 'p@ss']],
    ['https://a.b/?token=', []],
    ['https://a.b/?token=%zz', ['%zz']],
  ])('%s holds %j', (url, secrets) => {
    expect(secretsOfUrl(url)).toEqual(secrets);
  });
});

describe('Basic credentials', () => {
  it('are the RFC 7617 examples', () => {
    expect(basicCredentials('Aladdin', 'open sesame')).toBe('QWxhZGRpbjpvcGVuIHNlc2FtZQ==');
    expect(basicCredentials('test', '123£')).toBe('dGVzdDoxMjPCow==');
  });

  it('are secret as password, pair and encoding', () => {
    expect(secretsOfBasic('a', 'bc')).toEqual(['bc', 'a:bc', 'YTpiYw==']);
    expect(secretsOfBasic('a', '')).toEqual(['a:', 'YTo=']);
  });
});
