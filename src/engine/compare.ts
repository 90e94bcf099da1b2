/** What changed since the last good answer; trouble and repeats never touch what is remembered. */

import type { Change, Edit, JsonObject } from '../domain/json.ts';
import type { Answer, Observation } from '../domain/observation.ts';
import { keysOf } from '../domain/path.ts';
import { headerOf } from '../domain/reply.ts';
import { isSecretField, MASK } from '../domain/secret-field.ts';
import type { Comparing } from '../domain/watch.ts';
import { noArrayRules } from '../json/array-rules.ts';
import { comparedPart } from '../json/comparing.ts';
import { type Difference, diff } from '../json/diff.ts';
import { diffText } from '../json/text-diff.ts';
import type { Remembered } from './memory.ts';

/** The change an observation is, and what is remembered after it. */
export interface Compared {
  readonly change: Change;
  readonly remembered: Remembered | undefined;
  /** Why the answer cannot be compared at all: then nothing has changed and nothing new is remembered. */
  readonly unusable?: string;
}

const NONE: Change = { kind: 'none' };
const FIRST: Change = { kind: 'first' };

/** Compares an observation with what is remembered. Repeats cost nothing: nothing is parsed, walked or diffed. */
export function compare(observation: Observation, before: Remembered | undefined, comparing: Comparing): Compared {
  if (observation.kind !== 'value') return { change: NONE, remembered: before };
  const { answer, repeat, unmodified } = observation;
  if (before === undefined) {
    const first = remember(answer, comparing);
    return typeof first === 'string'
      ? { change: NONE, remembered: before, unusable: first }
      : { change: FIRST, remembered: first };
  }
  // What was heard last may be another answer than the one remembered: of another identity, or not to be compared.
  const isSame = repeat && answer.value === before.answer.value;
  // What a 304 says of the fields is an update, not news (RFC 9111 §4.3.4).
  if (isSame && (unmodified || comparing.headers.length === 0)) return { change: NONE, remembered: { ...before, answer } };
  const after = isSame ? { ...before, answer, headers: headersOf(answer, comparing) } : remember(answer, comparing);
  if (typeof after === 'string') return { change: NONE, remembered: before, unusable: after };
  const change = changeBetween(before, after, comparing);
  const isKeyTold = before.isKeyTold || (change.kind === 'edits' && change.detected !== undefined);
  return { change, remembered: { ...after, isKeyTold } };
}

/** How two remembered answers differ: in what is compared of the body, then in the header fields that are compared. */
export function changeBetween(before: Remembered, after: Remembered, comparing: Comparing): Change {
  const { edits, moves, text, detected } = bodyDifference(before, after, comparing);
  const [first, ...others] = [...edits, ...headerEdits(before.headers, after.headers)];
  if (first === undefined) return NONE;
  return {
    kind: 'edits',
    edits: [first, ...others],
    ...(moves.length > 0 && { moves }),
    ...(text !== undefined && { text }),
    ...(detected !== undefined && !before.isKeyTold && { detected }),
  };
}

/** What is remembered of an answer that is compared with none. */
export function uncompared(answer: Answer): Remembered {
  return { answer, compared: answer.value, arrays: noArrayRules, headers: {}, isKeyTold: false };
}

/** What is remembered of an answer, or why it cannot be compared. */
function remember(answer: Answer, comparing: Comparing): Remembered | string {
  const { part, arrays, unusable } = comparedPart(answer.value, comparing);
  if (unusable !== undefined) return unusable;
  return { answer, compared: part, arrays, headers: headersOf(answer, comparing), isKeyTold: false };
}

function bodyDifference(before: Remembered, after: Remembered, { detectKeys }: Comparing): Difference {
  const isText = before.answer.format === 'text' && after.answer.format === 'text';
  if (isText && typeof before.compared === 'string' && typeof after.compared === 'string')
    return diffText(before.compared, after.compared);
  const arrays = before.arrays.size + after.arrays.size === 0 ? before.arrays : new Map([...before.arrays, ...after.arrays]);
  return diff(before.compared, after.compared, { arrays, detectKeys });
}

function headersOf({ meta }: Answer, { headers }: Comparing): JsonObject {
  const fields = headers.flatMap((name) => {
    const value = headerOf(meta.headers, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(fields);
}

/** A field's place is no pointer, since the document may have members of any name. Credentials are compared, never told. */
function headerEdits(before: JsonObject, after: JsonObject): Difference['edits'] {
  return diff(before, after).edits.map((edit) => {
    const name = keysOf(edit.path).join('');
    return { ...(isSecretField(name) ? masked(edit) : edit), path: `header:${name}` };
  });
}

function masked(edit: Edit): Edit {
  switch (edit.op) {
    case 'add':
      return { ...edit, after: MASK };
    case 'remove':
      return { ...edit, before: MASK };
    case 'replace':
      return { ...edit, before: MASK, after: MASK };
  }
}
