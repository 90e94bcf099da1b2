/** What changed in a text, line by line. */

import type { Edit } from '../domain/json.ts';
import { commonSequence } from './common-sequence.ts';
import type { Difference } from './diff.ts';
import { createIdentities } from './identities.ts';

const MOST_LINES = 200_000;

/**
 * The lines that went, came and changed, from top to bottom. The place of a line that went is where it was, of any other where
 * it is, counted from 1: `line:4`. Two texts of one line each are compared as wholes, and so are texts of more than 200,000
 * lines. Linear.
 */
export function diffText(before: string, after: string): Difference {
  if (before === after) return { edits: [], moves: [] };
  const whole: Difference = { edits: [{ op: 'replace', path: '', before, after }], moves: [] };
  if (hasTooManyLines(before) || hasTooManyLines(after)) return whole;
  const [was, is] = [before.split('\n'), after.split('\n')];
  if (was.length === 1 && is.length === 1) return whole;
  return { edits: lineEdits(was, is), moves: [], text: after };
}

/** Counts without taking the text apart, which may be made of ten million lines. */
function hasTooManyLines(text: string): boolean {
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1 && lines <= MOST_LINES; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines > MOST_LINES;
}

function lineEdits(before: readonly string[], after: readonly string[]): readonly Edit[] {
  const head = commonStart(before, after);
  const tail = Math.min(commonStart(before.toReversed(), after.toReversed()), Math.min(before.length, after.length) - head);
  const was = before.slice(head, before.length - tail);
  const is = after.slice(head, after.length - tail);
  const { of } = createIdentities(() => false);
  const partners = commonSequence(Int32Array.from(was, of), Int32Array.from(is, of));
  const edits: Edit[] = [];
  let [from, at] = [0, 0];
  const flush = (untilBefore: number, untilAfter: number): void => {
    for (; from < untilBefore && at < untilAfter; from++, at++) {
      edits.push({ op: 'replace', path: `line:${head + at + 1}`, before: was[from] ?? '', after: is[at] ?? '' });
    }
    for (; from < untilBefore; from++) edits.push({ op: 'remove', path: `line:${head + from + 1}`, before: was[from] ?? '' });
    for (; at < untilAfter; at++) edits.push({ op: 'add', path: `line:${head + at + 1}`, after: is[at] ?? '' });
  };
  for (const [place, partner] of partners.entries()) {
    if (partner === -1) continue;
    flush(partner, place);
    [from, at] = [partner + 1, place + 1];
  }
  flush(was.length, is.length);
  return edits;
}

function commonStart(before: readonly string[], after: readonly string[]): number {
  const limit = Math.min(before.length, after.length);
  let length = 0;
  while (length < limit && before[length] === after[length]) length += 1;
  return length;
}
