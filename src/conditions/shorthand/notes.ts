/** What is no error in a shorthand, but probably not what was meant. */

import type { Shorthand } from './shorthand.ts';
import { readWanted, type Wanted } from './values.ts';

/** The notes on a shorthand that was understood. */
export function notesOn(text: string, { path, operator, next }: Shorthand): readonly string[] {
  if (operator === undefined || operator === '=~') return [];
  const wanted = readWanted(text, next + operator.length);
  if (path.standard === '$.status' && wanted.every(looksLikeStatus)) {
    return ["`status` is the body's field; the HTTP status is `status()`"];
  }
  for (const { kind, written } of wanted) {
    if (kind === 'scalar' && /^[$@][.[]/.test(written)) {
      return [`\`${written}\` is text here; to compare two paths write \`${path.standard} == ${written}\``];
    }
    if (/\s(?:and|or)\s.*[=<>]/i.test(written)) {
      return [`\`${written}\` is one text here; conditions are joined by && and || in an expression: \`$.a == 1 && $.b == 2\``];
    }
  }
  return [];
}

/** `status=200`: a number that an HTTP status could be, wanted of a field. */
function looksLikeStatus(wanted: Wanted): boolean {
  const value = Number(wanted.kind === 'scalar' ? wanted.literal : (wanted.from ?? wanted.to));
  return Number.isInteger(value) && value >= 100 && value < 600;
}
