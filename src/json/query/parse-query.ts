/** Parses queries: segments and selectors by the grammar of RFC 9535 §2.2 to §2.5. */

import { type Cursor, peek, spanFrom, take, takeClosing, takeIf, unexpected } from './cursor.ts';
import { mistakeAt, spotIn } from './mistake.ts';
import type { LogicalSyntax, QuerySyntax, SegmentSyntax, SelectorSyntax, Span } from './syntax.ts';
import type { Token } from './tokens.ts';

/** Parses what follows `?`; handed in, because expressions hold queries as queries hold expressions. */
export type FilterParser = (cursor: Cursor) => LogicalSyntax;

/** Parses the query whose `$` or `@` is next, as far as it goes. */
export function parseQuery(cursor: Cursor, parseFilter: FilterParser): QuerySyntax {
  const start = take(cursor);
  const first = cursor.at;
  const segments: SegmentSyntax[] = [];
  for (let next = peek(cursor); next.kind === '.' || next.kind === '..' || next.kind === '['; next = peek(cursor)) {
    segments.push(parseSegment(cursor, parseFilter));
  }
  const blanks = blanksInBrackets(cursor, first);
  const from = start.kind === '@' ? '@' : '$';
  return { kind: 'query', from, segments, ...(blanks !== undefined && { blanks }), ...spanFrom(cursor, start.start) };
}

/** The first blanks that stand inside brackets among the tokens read since `first`. */
function blanksInBrackets(cursor: Cursor, first: number): Span | undefined {
  for (let at = first + 1; at < cursor.at; at++) {
    const [before, token] = [cursor.tokens[at - 1], cursor.tokens[at]];
    const isInside = before?.kind === '[' || token?.kind === ']';
    if (isInside && token?.spaced === true) return { start: before?.end ?? 0, end: token.start };
  }
  return undefined;
}

function parseSegment(cursor: Cursor, parseFilter: FilterParser): SegmentSyntax {
  const opening = peek(cursor);
  if (opening.kind === '[') return { reach: 'child', selectors: parseBrackets(cursor, parseFilter) };
  take(cursor);
  const reach = opening.kind === '..' ? 'descendant' : 'child';
  const next = peek(cursor);
  if (reach === 'descendant' && next.kind === '[' && !next.spaced)
    return { reach, selectors: parseBrackets(cursor, parseFilter) };
  if (next.spaced && next.kind !== 'end') throw mistakeAt(spotIn(cursor.text, next), `no blank may stand behind ${opening.kind}`);
  if (next.kind === 'name') return { reach, selectors: [{ kind: 'name', name: take(cursor).text }] };
  if (takeIf(cursor, '*')) return { reach, selectors: [{ kind: 'wildcard' }] };
  throw unnamed(cursor, opening, next);
}

function unnamed(cursor: Cursor, dot: Token, found: Token): Error {
  const { text } = cursor;
  if (found.kind === 'number' || found.kind === 'duration') {
    const inside = found.kind === 'number' ? found.text : JSON.stringify(found.text);
    const written = `${text.slice(0, dot.kind === '..' ? dot.end : dot.start)}[${inside}]${text.slice(found.end)}`;
    return mistakeAt(spotIn(text, found), 'a name does not start with a digit', `Write: ${written}`);
  }
  return found.kind === 'end'
    ? mistakeAt(spotIn(text, dot), `a name is missing behind ${dot.kind}`)
    : unexpected(cursor, `a name or * behind ${dot.kind}`);
}

function parseBrackets(cursor: Cursor, parseFilter: FilterParser): SelectorSyntax[] {
  const open = take(cursor);
  const selectors: SelectorSyntax[] = [];
  do {
    selectors.push(parseSelector(cursor, parseFilter));
  } while (takeIf(cursor, ','));
  takeClosing(cursor, ']', open);
  return selectors;
}

function parseSelector(cursor: Cursor, parseFilter: FilterParser): SelectorSyntax {
  const token = peek(cursor);
  switch (token.kind) {
    case 'string':
      take(cursor);
      return { kind: 'name', name: String(token.value) };
    case '*':
      take(cursor);
      return { kind: 'wildcard' };
    case '?':
      take(cursor);
      return { kind: 'filter', filter: parseFilter(cursor) };
    case 'number':
    case ':':
      return parseIndexOrSlice(cursor);
    default:
      throw unselectable(cursor, token);
  }
}

function unselectable(cursor: Cursor, token: Token): Error {
  if (token.kind === 'name') {
    return mistakeAt(spotIn(cursor.text, token), 'a name in brackets stands in quotes', `Write: [${JSON.stringify(token.text)}]`);
  }
  return unexpected(cursor, 'a quoted name, an index, a slice, * or ?');
}

/** `3`, `-1`, `1:3`, `::2` (§2.3.3, §2.3.4). */
function parseIndexOrSlice(cursor: Cursor): SelectorSyntax {
  const start = takeInteger(cursor);
  if (!takeIf(cursor, ':')) {
    if (start === undefined) throw unexpected(cursor, 'an index');
    return { kind: 'index', index: start };
  }
  const end = takeInteger(cursor);
  const step = takeIf(cursor, ':') ? takeInteger(cursor) : undefined;
  return { kind: 'slice', start, end, step: step ?? 1 };
}

const INTEGER = /^(?:0|-?[1-9][0-9]*)$/;

function takeInteger(cursor: Cursor): number | undefined {
  const token = peek(cursor);
  if (token.kind !== 'number') return undefined;
  if (!INTEGER.test(token.text))
    throw mistakeAt(spotIn(cursor.text, token), `${token.text} is not an index: it must be a whole number`);
  if (!Number.isSafeInteger(token.value)) throw mistakeAt(spotIn(cursor.text, token), 'an index may not go beyond 2^53 - 1');
  take(cursor);
  return Number(token.value);
}
