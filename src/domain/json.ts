/** JSON values and the two things done with paths in them: naming a place and selecting nodes. */

import type { ExactNumber } from './exact-number.ts';

/**
 * A JSON value (RFC 8259). Objects are read by own properties only: `__proto__` is data. A number that a double would change
 * is kept as it was written.
 */
export type Json = null | boolean | number | ExactNumber | string | readonly Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** One step from a value to a value inside it: a member name or an array index. */
export type Key = string | number;

/** A place in a document and the value found there (RFC 9535: a node). */
export interface Node {
  readonly keys: readonly Key[];
  readonly value: Json;
}

/**
 * What `select` gives in place of more nodes than can be looked at. Known by identity, and empty: whoever has to tell it from
 * a query that selects nothing asks {@link nodesOf}.
 */
export const tooManyNodes: readonly Node[] = Object.freeze<Node[]>([]);

/** The same, in words about the path. */
export const TOO_MANY_NODES = 'the path selects too many nodes to look at';

/** A compiled RFC 9535 query, or the dotted shorthand of one. Holds no state; safe to share. */
export interface Query {
  /** As the user wrote it. */
  readonly text: string;
  /** True when it can select one node at most (names and indexes only; RFC 9535 §2.3.5.1, singular query). */
  readonly singular: boolean;
  /** The names and indexes a singular query follows; a negative index counts from the end. */
  readonly steps?: readonly Key[];
  /** The names and indexes that come before the first step that may select several. */
  readonly lead?: readonly Key[];
  /** True for a path from `@`: it starts at the value at hand where there is one, else at the root as `$` does. */
  readonly relative?: boolean;
  /**
   * The nodes it selects, in the order RFC 9535 allows; `current` is the value at hand. Places count from where the path
   * starts. {@link tooManyNodes} where they are more than can be looked at. Never throws.
   */
  select(root: Json, current?: Json): readonly Node[];
}

/**
 * The nodes a query selects; undefined where they are more than can be looked at: that is neither nothing nor a part to be
 * taken for the whole.
 */
export function nodesOf(query: Query, root: Json, current?: Json): readonly Node[] | undefined {
  const nodes = query.select(root, current);
  return nodes === tooManyNodes ? undefined : nodes;
}

/**
 * One difference between two answers. Its place is a JSON Pointer (RFC 6901) into the document, or one of two things that no
 * pointer is, since pointers are empty or begin with a slash: `header:etag`, or `line:4` of a text.
 */
export type Edit =
  | { readonly op: 'add'; readonly path: string; readonly after: Json }
  | { readonly op: 'remove'; readonly path: string; readonly before: Json }
  | { readonly op: 'replace'; readonly path: string; readonly before: Json; readonly after: Json };

/** Items of one array that only moved. Offsets count in the list of edits they belong to. */
export interface ItemMoves {
  /** How many tokens of a path lead to the array. */
  readonly depth: number;
  /** The array's first removal. */
  readonly start: number;
  /** How many removals there are, from the end of the array backwards. */
  readonly removals: number;
  /** Behind the array's last edit; between, additions and what changed in items that stayed, in the order of places. */
  readonly end: number;
  /** For each removal, counted from the first, the addition of the item where it only moved; −1 where it is gone. */
  readonly additions: Int32Array;
}

/** What is different; at least one thing. */
export interface Edits {
  readonly kind: 'edits';
  readonly edits: readonly [Edit, ...Edit[]];
  readonly moves?: readonly ItemMoves[];
  /** The whole text, where the edits are lines of it. */
  readonly text?: string;
  /** Told once: the array, as a pointer, whose items are told apart by a field that was found. */
  readonly detected?: { readonly path: string; readonly field: string };
}

/** How an answer differs from the last one remembered. */
export type Change = { readonly kind: 'first' } | { readonly kind: 'none' } | Edits;
