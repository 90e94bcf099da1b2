/** A change as a diff one reads from top to bottom: what is gone and what has come, with a little of what stands around. */

import type { FormatSettings } from '../domain/definition.ts';
import { ExactNumber } from '../domain/exact-number.ts';
import type { Edit, Json } from '../domain/json.ts';
import { excerpt, printable } from '../domain/printable.ts';
import type { EventOf, WatchRecord } from '../domain/record.ts';
import { pairText, valueText } from '../domain/value-text.ts';
import { editLine } from './edit-line.ts';
import { styleOf } from './line-style.ts';
import { type Entry, type Mark, sketch } from './unified-sketch.ts';
import { sketchText } from './unified-text.ts';

// Around a change, on either side.
const CONTEXT = 3;
// Of a structure that came or went; a longer one is cut.
const LONGEST_STRUCTURE = 40;
const LONGEST_LINE = 200;
const INDENT = '  ';

/** A line before it is painted. */
interface DiffLine {
  readonly mark: Mark;
  readonly text: string;
}

type Mask = FormatSettings['mask'];

/** One line that says when and where, the diff, and what has no place in it. Needs the document the edits were made to. */
export function unifiedLines(settings: FormatSettings, record: WatchRecord, event: EventOf<'change'>, before: Json): string {
  const { line, moment } = styleOf(settings, record);
  const { paint, mask } = settings;
  const isText = typeof before === 'string' && event.changes.some(({ path }) => path.startsWith('line:'));
  const { lines, unplaced } = isText ? textDiff(before, event.changes, mask) : jsonDiff(before, event.changes, mask);
  const painted = { ' ': paint.dim, '-': paint.red, '+': paint.green };
  return [
    moment(paint.yellow('~'), printable(event.summary)),
    ...lines.map(({ mark, text }) => line(painted[mark](`${mark} ${text}`))),
    ...unplaced.map((edit) => editLine(settings, record, edit)),
  ].join('');
}

interface Diff {
  readonly lines: readonly DiffLine[];
  readonly unplaced: readonly Edit[];
}

function jsonDiff(before: Json, edits: readonly Edit[], mask: Mask): Diff {
  const { roots, unplaced } = sketch(before, edits);
  // A document nothing happened to, because only header fields changed, is not shown.
  const lines = roots.filter(isTouched).flatMap((root) => entryLines(root, '', mask));
  return { lines, unplaced };
}

function isTouched({ mark, parts }: Entry): boolean {
  return mark !== ' ' || parts !== undefined;
}

function entryLines(entry: Entry, indent: string, mask: Mask): readonly DiffLine[] {
  const { name, mark, value, parts, counterpart } = entry;
  const lead = indent + (name === undefined ? '' : `${valueText(name, mask)}: `);
  if (parts !== undefined) {
    const [opening, closing] = parts.isList ? ['[', ']'] : ['{', '}'];
    return [{ mark, text: lead + opening }, ...partLines(parts.entries, indent + INDENT, mask), { mark, text: indent + closing }];
  }
  if (mark === ' ') return [{ mark, text: lead + valueText(value, mask) }];
  if (typeof value === 'string' && typeof counterpart === 'string') {
    return [{ mark, text: lead + pairText(value, counterpart, mask)[0] }];
  }
  const texts = structureLines(value, lead, { indent, mask });
  const cut = texts.length > LONGEST_STRUCTURE ? [...texts.slice(0, LONGEST_STRUCTURE), `${indent}…`] : texts;
  return cut.map((text) => ({ mark, text }));
}

/** What changed, what stands around it, and a mark for what was left out. */
function partLines(entries: readonly Entry[], indent: string, mask: Mask): readonly DiffLine[] {
  const near = nearby(entries.map(isTouched));
  const lines: DiffLine[] = [];
  for (const [at, entry] of entries.entries()) {
    if (near[at] === 1) lines.push(...entryLines(entry, indent, mask));
    else if (at === 0 || near[at - 1] === 1) lines.push({ mark: ' ', text: `${indent}…` });
  }
  return lines;
}

/** 1 for what is touched or near something that is. */
function nearby(touched: readonly boolean[]): Uint8Array {
  const near = new Uint8Array(touched.length);
  for (const [at, isIt] of touched.entries()) if (isIt) near.fill(1, Math.max(0, at - CONTEXT), at + CONTEXT + 1);
  return near;
}

interface Surroundings {
  readonly indent: string;
  readonly mask: Mask;
}

/** A value as indented JSON, a little more of it than is shown. */
function structureLines(value: Json, lead: string, { indent, mask }: Surroundings): readonly string[] {
  const isList = Array.isArray(value);
  if (typeof value !== 'object' || value === null || value instanceof ExactNumber) return [lead + valueText(value, mask)];
  const members = Object.entries<Json>(value).slice(0, LONGEST_STRUCTURE + 1);
  if (members.length === 0) return [lead + (isList ? '[]' : '{}')];
  const lines = [lead + (isList ? '[' : '{')];
  for (const [name, member] of members) {
    if (lines.length > LONGEST_STRUCTURE) return lines;
    const inner = indent + INDENT;
    lines.push(...structureLines(member, inner + (isList ? '' : `${valueText(name, mask)}: `), { indent: inner, mask }));
  }
  return [...lines, indent + (isList ? ']' : '}')];
}

function textDiff(before: string, edits: readonly Edit[], mask: Mask): Diff {
  const { lines, unplaced } = sketchText(before, edits);
  const near = nearby(lines.map(({ mark }) => mark !== ' '));
  const shown: DiffLine[] = [];
  for (const [at, { mark, text, number }] of lines.entries()) {
    if (near[at] !== 1) continue;
    if (near[at - 1] !== 1) shown.push({ mark: ' ', text: `line ${number}` });
    shown.push({ mark, text: excerpt(mask === undefined ? text : mask(text), LONGEST_LINE) });
  }
  return { lines: shown, unplaced };
}
