/** The sentence a server put into the body of a refusal, so that a verdict can quote it. */

import type { Json } from '../domain/json.ts';
import { excerpt } from '../domain/printable.ts';

type Mask = (text: string) => string;

const FIELDS = ['message', 'error', 'detail', 'title', 'error_description', 'reason'] as const;
const LONGEST = 200;
// Beyond this a body is data, not an explanation; parsing it for one sentence would cost more than it tells.
const READABLE = 64 * 1024;

/** At most 200 characters of the body's message, error or detail, secrets masked; undefined when it has none. Never throws. */
export function bodyMessage(body: Uint8Array, mask: Mask): string | undefined {
  if (body.length === 0 || body.length > READABLE) return undefined;
  try {
    return messageIn(JSON.parse(new TextDecoder().decode(body)), mask);
  } catch {
    return undefined;
  }
}

/** The same, of a parsed document: its own fields, or one level down (`{"error":{"message":…}}`). */
export function messageIn(value: Json | undefined, mask: Mask): string | undefined {
  const members = membersOf(value);
  for (const found of members) {
    if (typeof found === 'string' && found.trim() !== '') return excerpt(mask(found.trim()), LONGEST);
    const inner = membersOf(found).find((each) => typeof each === 'string' && each.trim() !== '');
    if (typeof inner === 'string') return excerpt(mask(inner.trim()), LONGEST);
  }
  return undefined;
}

/** What stands under the names that explain, in their order. */
function membersOf(value: Json | undefined): readonly Json[] {
  if (typeof value !== 'object' || value === null) return [];
  const members = new Map(Object.entries(value));
  return FIELDS.flatMap((field) => members.get(field) ?? []);
}
