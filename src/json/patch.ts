/** Edits as the operations of a JSON Patch (RFC 6902 §4), for programs that apply them. */

import type { Edit, ItemMoves, Json } from '../domain/json.ts';
import { isPointer } from '../domain/path.ts';
import { type ItemEdit, placesWhileMoving } from './item-moves.ts';

/** What a patch is made from. */
export interface Patchable {
  readonly edits: readonly Edit[];
  readonly moves?: readonly ItemMoves[];
  /** The whole new text, where the edits are lines of it. */
  readonly text?: string;
}

/**
 * The patch that makes the edits to the document: `op`, `path` and, but for removals, `value`. An item that only moved is one
 * `move`. Header fields are no part of the document; a text is replaced as a whole.
 */
export function patchOf({ edits, moves = [], text }: Patchable): Json[] {
  if (text !== undefined) return [{ op: 'replace', path: '', value: text }];
  const steps = edits.map(stepOf);
  for (const each of moves) carryOut(each, steps);
  return steps.flatMap((step) => operationOf(step));
}

/** An edit on its way to an operation. */
interface Step {
  readonly edit: Edit;
  /** The tokens of its path, where it is in an array with moves: one of them may become another. */
  tokens?: string[];
  /** For a move: where it comes from, and how many tokens lead to its array. */
  from?: { readonly index: number; readonly depth: number };
  /** Its item is moved by a later step. */
  isMoved?: boolean;
}

function stepOf(edit: Edit): Step {
  return { edit };
}

/** Split once, however many arrays with moves the edit is in. */
function tokensOf(step: Step): string[] {
  step.tokens ??= step.edit.path.split('/').slice(1);
  return step.tokens;
}

function carryOut(moves: ItemMoves, steps: readonly Step[]): void {
  const { depth, start, removals, end, additions } = moves;
  const removed = steps.slice(start, start + removals).map((step) => Number(tokensOf(step)[depth]));
  const after = steps.slice(start + removals, end);
  const rest: readonly ItemEdit[] = after.map((step, nth) => ({
    offset: start + removals + nth,
    index: Number(tokensOf(step)[depth]),
    adds: step.edit.op === 'add' && tokensOf(step).length === depth + 1,
  }));
  const places = placesWhileMoving(moves, removed, rest);
  for (const [nth, step] of after.entries()) {
    const place = places[nth];
    if (place === undefined) continue;
    tokensOf(step)[depth] = String(place.at);
    if (place.from !== undefined) step.from = { index: place.from, depth };
  }
  for (const [nth, addition] of additions.entries()) {
    const step = steps[start + nth];
    if (step !== undefined && addition >= 0) step.isMoved = true;
  }
}

function operationOf({ edit, tokens, from, isMoved }: Step): readonly Json[] {
  if (isMoved || !isPointer(edit.path)) return [];
  const path = tokens === undefined ? edit.path : `/${tokens.join('/')}`;
  if (from !== undefined) {
    const source = `/${[...(tokens ?? []).slice(0, from.depth), from.index].join('/')}`;
    return source === path ? [] : [{ op: 'move', from: source, path }];
  }
  return edit.op === 'remove' ? [{ op: 'remove', path }] : [{ op: edit.op, path, value: edit.after }];
}
