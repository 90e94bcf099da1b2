/** Header fields that carry credentials, known by their names: neither what is sent in them nor what comes is ever shown. */

import { fieldLines, type HeaderFields } from './reply.ts';

/** What stands in place of a secret. */
export const MASK = '***';

const NAMES = /^(?:proxy-)?authorization$|^(?:set-)?cookie$|(?:^|[-_])(?:api)?(?:key|token|secret|password)$/i;

/** Whether the value of a field of this name is a secret: Authorization, Cookie, Set-Cookie, `*-Key`, `*-Token` and their like. */
export function isSecretField(name: string): boolean {
  return NAMES.test(name);
}

/** The header as lines, `name: value`, as it may be shown. */
export function shownFieldLines(headers: HeaderFields): readonly string[] {
  return fieldLines(headers).map((line) => {
    const name = line.slice(0, line.indexOf(':'));
    return isSecretField(name) ? `${name}: ${MASK}` : line;
  });
}
