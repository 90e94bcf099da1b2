/** Values as scripts want them. */

import type { Json } from './json.ts';
import { jsonText } from './json-text.ts';

/** A string as it is, anything else as JSON. */
export function plainText(value: Json): string {
  return typeof value === 'string' ? value : jsonText(value);
}
