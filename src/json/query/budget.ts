/** How far one query may go: nodes may be selected again and again (RFC 9535 §2.5.2.2), so a small body can give endless lists. */

import type { Json } from '../../domain/json.ts';
import { isArray, isObject } from '../member.ts';

/** One run of a query on a document, with all that its filters look at. */
export interface Scope {
  /** What `$` is. */
  readonly root: Json;
  /** The query as it was written. */
  readonly query: string;
  /** Looks at values that are left. */
  looks: number;
  /** Words of memory that are left for what is selected. */
  words: number;
  /** The size of the document is already counted in. */
  isMeasured: boolean;
}

/** Every document is worth this many looks: some 10 ms. */
const LOOKS = 250_000;
/** A larger one is worth this many for each value in it: a query that repeats nothing needs one or two for each segment. */
export const LOOKS_PER_VALUE = 10;
/** Every document is worth this much memory: 4 MB. */
const WORDS = 2_000_000;
/** A larger one is worth this much for each value in it … */
const WORDS_PER_VALUE = 24;
/** … up to 64 MB: half a million nodes with short paths. */
const MOST_WORDS = 8_000_000;
/** A node and the head of its path; each key of it is a word more. */
export const WORDS_PER_NODE = 12;

/** Thrown where a query goes too far, and caught where it began. Its message is the query. */
export class TooFar extends Error {}

/** A fresh run on `root`. */
export function scopeOf(root: Json, query = ''): Scope {
  return { root, query, looks: LOOKS, words: WORDS, isMeasured: false };
}

/** Takes `looks` from what is left. Throws {@link TooFar}. */
export function spend(scope: Scope, looks: number): void {
  scope.looks -= looks;
  if (scope.looks < 0) extend(scope);
}

/** Takes the room for what is selected from what is left. Throws {@link TooFar}. */
export function keep(scope: Scope, words: number): void {
  scope.words -= words;
  if (scope.words < 0) extend(scope);
}

/** Adds, once, what the document's size is worth. */
function extend(scope: Scope): void {
  if (!scope.isMeasured) {
    const values = valuesIn(scope.root);
    scope.isMeasured = true;
    scope.looks += Math.max(0, values * LOOKS_PER_VALUE - LOOKS);
    scope.words += Math.max(0, Math.min(MOST_WORDS, values * WORDS_PER_VALUE) - WORDS);
  }
  if (scope.looks < 0 || scope.words < 0) throw new TooFar(scope.query);
}

function valuesIn(root: Json): number {
  let count = 1;
  const waiting: Json[] = [root];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (!isArray(value) && !isObject(value)) continue;
    for (const child of Object.values<Json>(value)) {
      count += 1;
      if (typeof child === 'object' && child !== null) waiting.push(child);
    }
  }
  return count;
}
