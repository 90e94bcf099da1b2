/** JSON values and the two things done with paths in them: naming a place and selecting nodes. */

/** A JSON value (RFC 8259). Objects are read by own properties only: `__proto__` is data. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

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

/** A compiled RFC 9535 query, or the dotted shorthand of one. Holds no state; safe to share. */
export interface Query {
  /** As the user wrote it. */
  readonly text: string;
  /** True when it can select one node at most (names and indexes only; RFC 9535 §2.3.5.1, singular query). */
  readonly singular: boolean;
  /** The names and indexes a singular query follows; a negative index counts from the end. */
  readonly steps?: readonly Key[];
  /** The nodes it selects, in the order RFC 9535 allows. Never throws. */
  select(root: Json): readonly Node[];
}

/** One difference between two documents, at a place named by a JSON Pointer (RFC 6901). */
export type Edit =
  | { readonly op: 'add'; readonly path: string; readonly after: Json }
  | { readonly op: 'remove'; readonly path: string; readonly before: Json }
  | { readonly op: 'replace'; readonly path: string; readonly before: Json; readonly after: Json };

/** How an answer differs from the last one remembered. */
export type Change =
  | { readonly kind: 'first' }
  | { readonly kind: 'none' }
  | { readonly kind: 'edits'; readonly edits: readonly [Edit, ...Edit[]] };
