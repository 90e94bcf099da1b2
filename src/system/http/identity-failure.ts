/** A client certificate that cannot be used, in words for people. */

import { hasCode } from '../../domain/file-error.ts';
import type { Failure } from '../../domain/reply.ts';

interface Words {
  readonly what: string;
  readonly hint: string;
}

/** What OpenSSL complains of when it loads a certificate and its key; its codes differ by version. */
const WORDS: readonly (readonly [RegExp, Words])[] = [
  [
    /KEY_VALUES_MISMATCH|KEY_TYPE_MISMATCH/,
    {
      what: 'the client certificate and the key do not belong together',
      hint: 'Give the key the certificate was made for: --key <file.pem>',
    },
  ],
  [
    /BAD_DECRYPT|BAD_PASSWORD_READ|PASSPHRASE|INTERRUPTED_OR_CANCELLED/,
    {
      what: 'the key of the client certificate is encrypted, and its password is missing or wrong',
      hint: 'Give the password behind the file: --cert <file.pem>:<password>',
    },
  ],
];
const OTHER: Words = {
  what: 'the client certificate or its key cannot be used',
  hint: 'Both must be PEM files: --cert <file.pem> --key <file.pem>',
};

/** The failure for an error of loading a certificate and its key. An error without a code is a bug of ours and is thrown again. */
export function identityFailureOf(error: unknown): Failure {
  if (!hasCode(error)) throw error;
  const { code } = error;
  const { what, hint } = WORDS.find(([pattern]) => pattern.test(code))?.[1] ?? OTHER;
  return { kind: 'protocol', code, message: `${what} (${code})`, hint };
}
