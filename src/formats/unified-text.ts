/** A text with what was done to its lines. */

import type { Edit } from '../domain/json.ts';
import { plainText } from '../domain/plain-text.ts';
import type { Mark } from './unified-sketch.ts';

/** One line of a text, or of what it was. */
export interface TextLine {
  readonly mark: Mark;
  readonly text: string;
  /** Where it is, or was, counted from 1. */
  readonly number: number;
}

/** A text with edits made to it. */
export interface SketchedText {
  readonly lines: readonly TextLine[];
  /** Edits that are not about lines. */
  readonly unplaced: readonly Edit[];
}

/** Makes edits of lines, from top to bottom, to a text. Lines that went are counted as they were, others as they are. */
export function sketchText(before: string, edits: readonly Edit[]): SketchedText {
  const old = before.split('\n');
  const lines: TextLine[] = [];
  const unplaced: Edit[] = [];
  let next = 0;
  let shift = 0;
  const keepUpTo = (end: number): void => {
    for (; next < Math.min(end, old.length); next++) lines.push({ mark: ' ', text: old[next] ?? '', number: next + 1 + shift });
  };
  for (const edit of edits) {
    const number = edit.path.startsWith('line:') ? Number(edit.path.slice('line:'.length)) : undefined;
    if (number === undefined) {
      unplaced.push(edit);
      continue;
    }
    keepUpTo(number - 1 - (edit.op === 'remove' ? 0 : shift));
    if (edit.op !== 'add') lines.push({ mark: '-', text: plainText(edit.before), number });
    if (edit.op !== 'remove') lines.push({ mark: '+', text: plainText(edit.after), number });
    if (edit.op !== 'add') next += 1;
    shift += edit.op === 'add' ? 1 : edit.op === 'remove' ? -1 : 0;
  }
  keepUpTo(old.length);
  return { lines, unplaced };
}
