import { describe, expect, it } from 'vitest';
import { identityFailureOf } from '../../../../src/system/http/identity-failure.ts';

describe('a client certificate that cannot be used', () => {
  it.each([
    ['ERR_OSSL_X509_KEY_VALUES_MISMATCH', 'the client certificate and the key do not belong together', /--key/],
    ['ERR_OSSL_X509_KEY_TYPE_MISMATCH', 'the client certificate and the key do not belong together', /--key/],
    [
      'ERR_OSSL_BAD_DECRYPT',
      'the key of the client certificate is encrypted, and its password is missing or wrong',
      /:<password>$/,
    ],
    [
      'ERR_MISSING_PASSPHRASE',
      'the key of the client certificate is encrypted, and its password is missing or wrong',
      /:<password>$/,
    ],
    ['ERR_OSSL_PEM_NO_START_LINE', 'the client certificate or its key cannot be used', /PEM/],
  ])('%s: %s', (code, what, hint) => {
    expect(identityFailureOf(Object.assign(new Error('as OpenSSL says it'), { code }))).toEqual({
      kind: 'protocol',
      code,
      message: `${what} (${code})`,
      hint: expect.stringMatching(hint),
    });
  });

  it('for a bug of ours is a bug', () => {
    const bug = new TypeError('x is not a function');
    expect(() => identityFailureOf(bug)).toThrow(bug);
  });
});
