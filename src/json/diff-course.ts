/** Where a comparison of two documents stands: the place at hand and what was found so far. */

import type { Edit, ItemMoves, Json, Key } from '../domain/json.ts';
import { escapePointer, pointerOf } from '../domain/path.ts';
import type { ArrayRules } from './array-rules.ts';
import type { Identities } from './identities.ts';

/** An array whose items were told apart by a field nobody had named. */
export interface DetectedKey {
  /** The array, as a JSON Pointer. */
  readonly path: string;
  readonly field: string;
}

/** The course of one comparison. */
export interface Course {
  readonly keys: Key[];
  readonly edits: Edit[];
  readonly moves: ItemMoves[];
  readonly arrays: ArrayRules;
  readonly detectKeys: boolean;
  readonly identities: Identities;
  /** With more edits than these the container at hand is told as one replacement. */
  readonly mostEdits: number;
  /** How many arrays the place at hand is in. */
  level: number;
  /** The first one. */
  detected: DetectedKey | undefined;
  /** Compares what stands at a key of the place at hand. */
  compareAt(key: Key, before: Json, after: Json): void;
}

/** Whether there are too many edits: then it is idle to look for more in the container at hand. */
export function isOverfull({ edits, mostEdits }: Course): boolean {
  return edits.length > mostEdits;
}

/** Something new at a key of the place at hand. */
export function add({ keys, edits }: Course, key: Key, after: Json): void {
  edits.push({ op: 'add', path: `${pointerOf(keys)}/${escapePointer(key)}`, after });
}

/** Something gone from a key of the place at hand. */
export function remove({ keys, edits }: Course, key: Key, before: Json): void {
  edits.push({ op: 'remove', path: `${pointerOf(keys)}/${escapePointer(key)}`, before });
}
