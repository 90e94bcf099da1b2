/** Names of header fields that are looked at, not sent: any name will do (RFC 9110 §5.1). */

import { UsageError } from '../../domain/errors.ts';

/** RFC 9110 §5.6.2, token. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** The name in lower case, as names are compared. @throws UsageError */
export function readFieldName(text: string): string {
  if (TOKEN.test(text)) return text.toLowerCase();
  throw new UsageError(`"${text}" is not a header name`, {
    hint: 'Write one name such as etag, and the option once for each.',
    spot: { text, at: 0, length: Math.max(1, text.length) },
  });
}
