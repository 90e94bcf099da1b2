/** What can be wrong with the content codings of a body, in words for people; the same for whole bodies and streams. */

import { hasCode } from '../../domain/file-error.ts';

/** Codings can be stacked to multiply the work they make; nobody needs more. */
export const MOST_CODINGS = 2;

/** The field names something that cannot be decoded here. */
export const UNASKED_CODING = 'the body has a content coding that was not asked for';

/** There are more than {@link MOST_CODINGS}. */
export function tooManyCodings(codings: readonly string[]): string {
  return `the body has ${codings.length} content codings, one over another`;
}

/** Something follows where the coding has ended. */
export function bytesBehind(name: string): string {
  return `bytes follow the end of the ${name} body`;
}

/** What an error of zlib says of a body. One without a code is a bug of ours and is thrown again. */
export function codingTrouble(error: unknown, name: string): string {
  if (!hasCode(error)) throw error;
  const { code } = error;
  return code === 'Z_BUF_ERROR' ? `the ${name} body was cut off` : `the body is not what its coding says (${name}, ${code})`;
}
