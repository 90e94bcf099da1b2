/** Values as numbers: equal values have the same one, so that many can be compared with each other in linear time. */

import { ExactNumber } from '../domain/exact-number.ts';
import type { Json, JsonObject } from '../domain/json.ts';
import { isArray, isObject } from './member.ts';

/** Gives numbers to values. Each array and object is walked once, however often it is asked about. */
export interface Identities {
  of(value: Json): number;
}

/** Identities for one comparison. Arrays for which `isUnordered` holds are the same in any order. */
export function createIdentities(isUnordered: (array: readonly Json[]) => boolean): Identities {
  const scalars = new Map<Json, number>();
  const structures = new Map<string, number>();
  const walked = new Map<Json, number>();
  let count = 0;
  const numberIn = <K>(known: Map<K, number>, key: K): number => {
    const number = known.get(key);
    if (number !== undefined) return number;
    count += 1;
    known.set(key, count);
    return count;
  };
  const signatureOf = (value: readonly Json[] | JsonObject): string => {
    if (!isArray(value)) return `{${memberNumbers(value, of).join()}`;
    const numbers = value.map(of);
    return isUnordered(value) ? `(${numbers.sort((a, b) => a - b).join()}` : `[${numbers.join()}`;
  };
  function of(value: Json): number {
    if (value instanceof ExactNumber) {
      const { key } = value;
      return typeof key === 'number' ? numberIn(scalars, key) : numberIn(structures, `#${key}`);
    }
    if (!isArray(value) && !isObject(value)) return numberIn(scalars, value);
    const known = walked.get(value);
    if (known !== undefined) return known;
    const number = numberIn(structures, signatureOf(value));
    walked.set(value, number);
    return number;
  }
  return { of };
}

/** Two numbers a member, by name; the order in which a server writes members says nothing. */
function memberNumbers(object: JsonObject, of: (value: Json) => number): readonly number[] {
  const numbers: number[] = [];
  let last = 0;
  let isSorted = true;
  for (const name of Object.keys(object)) {
    const number = of(name);
    isSorted &&= number > last;
    last = number;
    numbers.push(number, of(object[name] ?? null));
  }
  return isSorted ? numbers : sortedPairs(numbers);
}

function sortedPairs(numbers: readonly number[]): readonly number[] {
  const pairs: (readonly [name: number, value: number])[] = [];
  for (let at = 0; at < numbers.length; at += 2) pairs.push([numbers[at] ?? 0, numbers[at + 1] ?? 0]);
  return pairs.sort(([a], [b]) => a - b).flat();
}
