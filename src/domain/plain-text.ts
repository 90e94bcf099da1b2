/** Values as scripts want them. */

import type { Json } from './json.ts';

/** A string as it is, anything else as JSON. */
export function plainText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
