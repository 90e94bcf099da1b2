/** Event streams for tests: a plain reading of the standard to compare with, and bodies that are written by hand. */

import type { Exchange, Piece } from '../../src/domain/ports.ts';
import type { HeaderFields } from '../../src/domain/reply.ts';
import { EventParser, type ParserRules, type StreamEvent } from '../../src/sources/sse/event-parser.ts';
import { metaOf } from './records.ts';

/** An event in short. */
export interface ShortEvent {
  readonly name: string;
  readonly data?: string;
  readonly id?: string;
  readonly lastId: string;
}

const bytesOf = (text: string | Uint8Array) => (typeof text === 'string' ? new TextEncoder().encode(text) : text);

/** The same event with its data as text, byte order marks kept. */
export function shortOf({ data, ...event }: StreamEvent): ShortEvent {
  return { ...event, ...(data !== undefined && { data: new TextDecoder('utf-8', { ignoreBOM: true }).decode(data) }) };
}

/** What our parser makes of these pieces. */
export function parsed(pieces: readonly (string | Uint8Array)[], rules: Partial<ParserRules> = {}): readonly ShortEvent[] {
  const parser = new EventParser({ limit: 1_000_000, lastId: '', ...rules });
  return pieces.flatMap((piece) => parser.feed(bytesOf(piece)).map(shortOf));
}

/** What the standard says of a whole stream (WHATWG HTML §9.2.6), without a thought of speed. */
export function standardEvents(stream: string | Uint8Array): { readonly events: readonly ShortEvent[]; readonly retry?: number } {
  const text = new TextDecoder().decode(bytesOf(stream));
  // What follows the last line end is no line, what follows the last empty line no event.
  const fields = text
    .split(/\r\n|\n|\r/)
    .slice(0, -1)
    .map(fieldOf);
  const ends = fields.flatMap(({ name }, at) => (name === undefined ? [at] : []));
  const blocks = ends.map((end, nth) => fields.slice((ends[nth - 1] ?? -1) + 1, end));
  const retry = fields.findLast(({ name, value }) => name === 'retry' && /^[0-9]+$/.test(value));
  let lastId = '';
  const events = blocks.flatMap((block): readonly ShortEvent[] => {
    const valuesOf = (wanted: string) => block.flatMap(({ name, value }) => (name === wanted ? [value] : []));
    const data = valuesOf('data');
    const id = valuesOf('id').findLast((value) => !value.includes('\0'));
    lastId = id ?? lastId;
    if (data.length === 0 && id === undefined) return [];
    const about = { name: valuesOf('event').at(-1) || 'message', lastId, ...(id !== undefined && { id }) };
    return [{ ...about, ...(data.length > 0 && { data: data.join('\n') }) }];
  });
  return { events, ...(retry !== undefined && { retry: Number(retry.value) }) };
}

/** A line as a field; an empty one has no name. */
function fieldOf(line: string): { readonly name?: string; readonly value: string } {
  if (line === '') return { value: '' };
  const [, name = '', value = ''] = /^([^:]*)(?:: ?([\s\S]*))?$/.exec(line) ?? [];
  return { name, value };
}

/** The header of a stream. */
export const STREAM_FIELDS: HeaderFields = { 'content-type': 'text/event-stream', 'x-served-by': 'test' };

/** What can be written: a piece of text, or that nothing comes any more. */
export type Written = string | Exclude<Piece, { kind: 'bytes' }>;

/** A body that is written by hand. */
export interface WrittenStream {
  readonly exchange: Exchange;
  /** More of it comes. */
  write(...pieces: readonly Written[]): void;
  readonly isClosed: boolean;
}

/** A stream from `url`, open, with nothing on it. */
export function writtenStream(url = 'http://a.test/stream', headers: HeaderFields = STREAM_FIELDS): WrittenStream {
  const pieces: Piece[] = [];
  let wake = () => {};
  let isClosed = false;
  const aborted: Piece = { kind: 'failure', failure: { kind: 'network', code: 'ABORTED', message: 'the request was stopped' } };
  const next = async (signal: AbortSignal): Promise<Piece> => {
    while (pieces.length === 0 && !isClosed && !signal.aborted) {
      await new Promise<void>((resolve) => {
        wake = () => {
          signal.removeEventListener('abort', wake);
          resolve();
        };
        signal.addEventListener('abort', wake);
      });
    }
    const [first] = pieces;
    if (first === undefined || isClosed) return aborted;
    if (first.kind === 'bytes') pieces.shift();
    return first;
  };
  const close = async () => {
    isClosed = true;
    wake();
  };
  return {
    exchange: { kind: 'stream', meta: metaOf({ url, headers }), body: { next, close } },
    write(...more) {
      pieces.push(...more.map((one): Piece => (typeof one === 'string' ? { kind: 'bytes', bytes: bytesOf(one) } : one)));
      wake();
    },
    get isClosed() {
      return isClosed;
    },
  };
}
