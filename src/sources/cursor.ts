/** The source for lists that grow: asks for what came after a cursor, page by page, and keeps the cursor of the last one. */

import type { SourceDefinition } from '../domain/definition.ts';
import { numberOf } from '../domain/exact-number.ts';
import type { Json, Query } from '../domain/json.ts';
import { isCursorPlace, readCursorPlace } from './cursor/cursor-place.ts';

/** Cursors: timestamps, ids, opaque ones, and links to the next page (RFC 8288). Replies carry the cursor as `resume`. */
export const cursor: SourceDefinition = {
  kind: 'cursor',
  summary: 'ask for what came after the last cursor, page by page',
  options: [
    {
      name: 'cursor',
      group: 'Sources',
      value: 'text',
      placeholder: 'PLACE',
      summary: 'where an answer has the next cursor: PATH, header:NAME or link:next',
    },
    {
      name: 'cursor-start',
      group: 'Sources',
      value: 'text',
      placeholder: 'V',
      summary: 'the first cursor; else {{cursor}} in the request is empty at first',
    },
    {
      name: 'more',
      group: 'Sources',
      value: 'path',
      placeholder: 'PATH',
      summary: 'go on to the next page at once while this selects something',
    },
  ],
  needs: ['cursor'],
  readers: {
    cursor: readCursorPlace,
    'cursor-start': async (text) => startOf(text),
    more: (text, compile) => compile(text),
  },
  open: async ({ request, options }, ports, resume) => {
    const { cursor: place, cursorStart: start, more } = options;
    if (!isCursorPlace(place)) throw new Error('the source cursor was opened without a cursor');
    const { CursorFeed } = await import('./cursor/cursor-feed.ts');
    const rules = { request, place, ...(isStart(start) && { start }), ...(isQuery(more) && { more }) };
    return new CursorFeed(rules, ports, resume);
  },
};

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** As an answer would have it: in JSON a number is one. An empty text is no cursor. */
function startOf(text: string): Json | undefined {
  if (text === '') return undefined;
  return NUMBER.test(text) ? numberOf(text) : text;
}

function isStart(value: unknown): value is Json {
  return value !== undefined;
}

function isQuery(value: unknown): value is Query {
  return typeof value === 'object' && value !== null && 'select' in value;
}
