/** From the first answer of a feed to the wait its reader may really want. */

import { ExactNumber, isNumber, keyOfNumber } from '../domain/exact-number.ts';
import type { Json, Key } from '../domain/json.ts';
import { formatPath } from '../domain/path.ts';

// What APIs call the field that says how far something is, best first.
const NAMES: readonly RegExp[] = [
  /^(?:status|state|phase)$/i,
  /(?:status|state|phase)$/i,
  /^(?:is)?(?:ready|done|complete|completed|finished|healthy|available)$/i,
  /^(?:health|result|conclusion|stage|step)$/i,
  /^(?:progress|percent|percentage)$/i,
];
const DEEPEST = 2;

/** The option to wait with: about the field that looks like a state, else `--until-change`. Plain enough for any shell. */
export function untilSuggestion(value: Json): string {
  const fields = scalarsIn(value, [], DEEPEST);
  for (const name of NAMES) {
    for (const { keys, value: now } of fields) {
      const suggestion = name.test(String(keys.at(-1))) ? conditionOn(formatPath(keys), now) : undefined;
      if (suggestion !== undefined) return `--until ${suggestion}`;
    }
  }
  return '--until-change';
}

function conditionOn(place: string, now: Json): string | undefined {
  if (place.includes('[')) return undefined;
  const path = place.slice(2);
  if (typeof now === 'string') return `${path}=…`;
  if (now === false) return path;
  if (!isNumber(now)) return undefined;
  if (/(?:progress|percent)/i.test(path)) return Number(keyOfNumber(now)) < 100 ? `'${path}>=100'` : undefined;
  return `${path}=…`;
}

interface Field {
  readonly keys: readonly Key[];
  readonly value: Json;
}

/** The scalar members of an object and of the objects in it, outer ones first. */
function scalarsIn(value: Json, keys: readonly Key[], depth: number): readonly Field[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof ExactNumber) return [];
  const members = Object.entries(value).map(([key, member]) => ({ keys: [...keys, key], value: member }));
  const scalars = members.filter(({ value: member }) => typeof member !== 'object' || isNumber(member));
  return depth === 0 ? scalars : [...scalars, ...members.flatMap((member) => scalarsIn(member.value, member.keys, depth - 1))];
}
