/** What looking back shares: the values a path selects, and what there is to say when nothing came before. */

import type { Json, Query } from '../domain/json.ts';
import type { Missing } from './circumstances.ts';

/** What a look back comes to at the first usable answer. */
export const FIRST: Missing = { known: false, note: 'not known: this is the first answer' };

/** The values a path selects. */
export function valuesAt(path: Query, body: Json): readonly Json[] {
  return path.select(body).map(({ value }) => value);
}
