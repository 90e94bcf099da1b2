/** What linking needs besides the tree: the text it came from, the outside world, and where it stands. */

import type { Condition } from '../domain/condition.ts';

/** The outside world of conditions, asked while they are linked, never while they are judged. */
export interface ConditionPorts {
  /** The content of a file, for `schema()`. Rejects with Node's codes. */
  readFile(path: string): Promise<Uint8Array>;
}

/** One text being linked. */
export interface Linking {
  /** The text the tree's places refer to. */
  readonly text: string;
  readonly ports: ConditionPorts;
  /** Set inside `every()`, where `@` is a member. */
  readonly aboutMembers: boolean;
  /** Parses and links the condition in quotes that `every()` takes. Throws a UsageError. */
  linkInner(text: string): Promise<Condition>;
}

/** A stretch of the text as written. */
export function writtenIn({ text }: Linking, { start, end }: { readonly start: number; readonly end: number }): string {
  return text.slice(start, end);
}
