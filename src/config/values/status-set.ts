/** Sets of HTTP status codes: `200,2xx,400-499,!404`. */

import { UsageError, wholeOf } from '../../domain/errors.ts';
import type { StatusSet } from '../../domain/watch.ts';

interface Span {
  readonly negated: boolean;
  readonly from: number;
  readonly to: number;
}

const HOW = 'Write codes, classes and ranges, ! to leave some out: 200,2xx,400-499,!404.';
const ITEM = /^(!?)\s*(?:([1-9])xx|([1-9]\d\d)(?:\s*-\s*([1-9]\d\d))?)$/i;

/**
 * Reads a set of statuses: in it is what some item names and no `!` item does, in whatever order they stand.
 * A list of only `!` items amends `standard`.
 * @throws UsageError with the place of the slip.
 */
export function readStatusSet(text: string, standard: string): StatusSet {
  const own = spansOf(text);
  const amends = own.every(({ negated }) => negated);
  const spans = amends ? [...spansOf(standard), ...own] : own;
  const covers = (negated: boolean, status: number): boolean =>
    spans.some((span) => span.negated === negated && span.from <= status && status <= span.to);
  // Asked on every poll: a lookup, not a search.
  const members = new Set<number>();
  for (let status = 100; status < 1000; status += 1) if (covers(false, status) && !covers(true, status)) members.add(status);
  return { text: amends ? `${standard},${text}` : text, has: (status) => members.has(status) };
}

/** Reads a set with at least one status in it. @throws UsageError also when none is left: no answer could ever be judged. */
export function readSomeStatus(text: string, standard: string): StatusSet {
  const set = readStatusSet(text, standard);
  for (let status = 100; status < 1000; status += 1) if (set.has(status)) return set;
  throw new UsageError(`"${text}" leaves no status`, { hint: HOW, spot: wholeOf(text) });
}

function spansOf(text: string): readonly Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const part of text.split(',')) {
    spans.push(spanOf(text, part, at));
    at += part.length + 1;
  }
  return spans;
}

function spanOf(text: string, part: string, at: number): Span {
  const item = part.trim();
  const spot = { text, at: at + part.indexOf(item), length: Math.max(1, item.length) };
  if (item === '')
    throw new UsageError(text.trim() === '' ? 'the list of statuses is empty' : 'a status is missing', { hint: HOW, spot });
  const match = ITEM.exec(item);
  if (match === null) throw new UsageError(`"${item}" is not a status`, { hint: HOW, spot });
  const [, bang, family, first, last] = match;
  const from = family === undefined ? Number(first) : Number(family) * 100;
  const to = family === undefined ? Number(last ?? first) : from + 99;
  if (from > to) throw new UsageError(`"${item}" runs backwards`, { hint: `Write ${to}-${from}.`, spot });
  return { negated: bang === '!', from, to };
}
