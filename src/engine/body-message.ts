/** The sentence a server put into the body of a refusal, so that a verdict can quote it. */

import type { Json } from '../domain/json.ts';
import { excerpt } from '../domain/printable.ts';

const FIELDS = ['message', 'error', 'detail', 'title', 'error_description', 'reason'] as const;
const LONGEST = 200;
// Beyond this a body is data, not an explanation; parsing it for one sentence would cost more than it tells.
const READABLE = 64 * 1024;

/** At most 200 characters of the body's message, error or detail; undefined when it has none. Never throws. */
export function bodyMessage(body: Uint8Array): string | undefined {
  if (body.length === 0 || body.length > READABLE) return undefined;
  try {
    return messageIn(JSON.parse(new TextDecoder().decode(body)));
  } catch {
    return undefined;
  }
}

/** The same, of a parsed document: its own fields, or one level down (`{"error":{"message":…}}`). */
export function messageIn(value: Json | undefined, depth = 0): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  for (const field of FIELDS) {
    const found: Json | undefined = Object.hasOwn(value, field) ? (value as Record<string, Json>)[field] : undefined;
    if (typeof found === 'string' && found.trim() !== '') return excerpt(found.trim(), LONGEST);
    const inner = depth === 0 ? messageIn(found, 1) : undefined;
    if (inner !== undefined) return inner;
  }
  return undefined;
}
