/** The bytes of an event stream made into events by the rules of the WHATWG (HTML §9.2.6), however they are cut into pieces. */

import { isUtf8 } from 'node:buffer';
import { GrowingBytes } from './growing-bytes.ts';

/** What an empty line ends: an event; or, where there is no data, an id alone, which nobody is told of. */
export interface StreamEvent {
  /** `message` where the stream gives none. */
  readonly name: string;
  /** Sound UTF-8: what was not is replaced by U+FFFD. */
  readonly data?: Uint8Array;
  /** The id that came with it; the empty one takes back those before. */
  readonly id?: string;
  /** The last id that came, with it or before it: where another connection would go on. */
  readonly lastId: string;
}

/** What a parser starts with. */
export interface ParserRules {
  /** Bytes of a line, and of the data of an event. */
  readonly limit: number;
  /** The last id of the connection before. (The standard forgets it here, no browser does.) */
  readonly lastId: string;
}

const LF = 10;
const CR = 13;
const SPACE = 32;
const COLON = 58;
/** What is not found is there. */
const NONE = -1;
const BOM = Uint8Array.of(0xef, 0xbb, 0xbf);
const NEWLINE = Uint8Array.of(LF);
const DATA = Buffer.from('data');
const EVENT = Buffer.from('event');
const ID = Buffer.from('id');
const RETRY = Buffer.from('retry');
/** No field that means anything has a longer name. */
const LONGEST_NAME = 5;

/** Where the lines of a piece end: looked up once, however many of them there are. */
class LineEnds {
  readonly #bytes: Buffer;
  #lf: number;
  #cr: number;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#lf = bytes.indexOf(LF);
    this.#cr = bytes.indexOf(CR);
  }

  /** The first LF or CR from there on. */
  from(start: number): number {
    if (this.#lf !== NONE && this.#lf < start) this.#lf = this.#bytes.indexOf(LF, start);
    if (this.#cr !== NONE && this.#cr < start) this.#cr = this.#bytes.indexOf(CR, start);
    if (this.#lf === NONE || this.#cr === NONE) return Math.max(this.#lf, this.#cr);
    return Math.min(this.#lf, this.#cr);
  }
}

/** Parses one connection. What comes after its last empty line is no event, and never comes out. */
export class EventParser {
  readonly #limit: number;
  /** The beginning of a line whose end has not come. */
  readonly #beginning = new GrowingBytes();
  #isFirstLine = true;
  /** The last byte was a CR: an LF right behind it belongs to it. */
  #isBehindCr = false;
  #isOversize = false;
  #retry: number | undefined;
  #lastId: string;
  #name = '';
  #id: string | undefined;
  /** The first line of data; all of them, once there are more. */
  #data: Uint8Array | undefined;
  readonly #lines = new GrowingBytes();

  constructor({ limit, lastId }: ParserRules) {
    this.#limit = limit;
    this.#lastId = lastId;
  }

  /** How long to wait before connecting again, in milliseconds; undefined where the stream has not said. */
  get retry(): number | undefined {
    return this.#retry;
  }

  /** A line or an event was larger than the limit: nothing is parsed any more. */
  get isOversize(): boolean {
    return this.#isOversize;
  }

  /** The events this piece ends. They may hold on to its memory. */
  feed(piece: Uint8Array): readonly StreamEvent[] {
    if (piece.length === 0) return [];
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    const events: StreamEvent[] = [];
    const ends = new LineEnds(bytes);
    let start = this.#isBehindCr && bytes[0] === LF ? 1 : 0;
    for (let end = ends.from(start); end !== NONE && !this.#isOversize; end = ends.from(start)) {
      const event = this.#lineOf(bytes, start, end);
      if (event !== undefined) events.push(event);
      start = bytes[end] === CR && bytes[end + 1] === LF ? end + 2 : end + 1;
    }
    this.#isBehindCr = bytes.at(-1) === CR;
    this.#keep(bytes.subarray(start));
    return events;
  }

  /** Keeps what may be the beginning of a line. */
  #keep(rest: Uint8Array): void {
    if (!this.#fits(this.#beginning.length + rest.length) || rest.length === 0) return;
    this.#beginning.append(rest);
  }

  #fits(length: number): boolean {
    this.#isOversize ||= length > this.#limit;
    return !this.#isOversize;
  }

  #lineOf(bytes: Buffer, start: number, end: number): StreamEvent | undefined {
    if (!this.#fits(this.#beginning.length + end - start)) return undefined;
    if (this.#beginning.length === 0) return this.#take(bytes, start, end);
    this.#beginning.append(bytes.subarray(start, end));
    const line = this.#beginning.take();
    return this.#take(line, 0, line.length);
  }

  #take(bytes: Buffer, from: number, end: number): StreamEvent | undefined {
    const start = this.#isFirstLine && startsWithBom(bytes, from, end) ? from + BOM.length : from;
    this.#isFirstLine = false;
    if (start === end) return this.#dispatch();
    let colon = start;
    while (colon < end && bytes[colon] !== COLON && colon - start <= LONGEST_NAME) colon += 1;
    // A line without a colon is a name whose value is empty.
    const value = Math.min(end, bytes[colon + 1] === SPACE ? colon + 2 : colon + 1);
    switch (fieldAt(bytes, start, colon)) {
      case 'data':
        this.#addData(bytes.subarray(value, end));
        break;
      case 'event':
        this.#name = bytes.toString('utf8', value, end);
        break;
      case 'id':
        this.#setId(bytes.toString('utf8', value, end));
        break;
      case 'retry':
        this.#setRetry(bytes.toString('latin1', value, end));
    }
    return undefined;
  }

  #setId(id: string): void {
    if (!id.includes('\0')) this.#id = id;
  }

  #setRetry(digits: string): void {
    if (/^[0-9]+$/.test(digits)) this.#retry = Number(digits);
  }

  #addData(line: Uint8Array): void {
    if (this.#data === undefined) {
      this.#data = line;
      return;
    }
    if (this.#lines.length === 0) this.#lines.append(this.#data);
    this.#lines.append(NEWLINE);
    this.#lines.append(line);
    this.#fits(this.#lines.length);
  }

  #dispatch(): StreamEvent | undefined {
    const id = this.#id;
    const data = this.#lines.length === 0 ? this.#data : this.#lines.take();
    const name = this.#name === '' ? 'message' : this.#name;
    this.#name = '';
    this.#id = undefined;
    this.#data = undefined;
    const lastId = id ?? this.#lastId;
    this.#lastId = lastId;
    // Written out: copying an event to add an id would cost more than all the rest.
    if (data === undefined) return id === undefined ? undefined : { name, id, lastId };
    const sound = isUtf8(data) ? data : soundOf(data);
    return id === undefined ? { name, data: sound, lastId } : { name, data: sound, id, lastId };
  }
}

/** The field between two places, where it means anything. Spelled out byte by byte: a text for each line would be half the cost. */
function fieldAt(bytes: Buffer, start: number, end: number): 'data' | 'event' | 'id' | 'retry' | undefined {
  switch (end - start) {
    case 4:
      return isAt(bytes, start, DATA) ? 'data' : undefined;
    case 2:
      return isAt(bytes, start, ID) ? 'id' : undefined;
    case 5:
      return isAt(bytes, start, EVENT) ? 'event' : isAt(bytes, start, RETRY) ? 'retry' : undefined;
    default:
      return undefined;
  }
}

function isAt(bytes: Uint8Array, start: number, wanted: Uint8Array): boolean {
  for (let at = 0; at < wanted.length; at += 1) if (bytes[start + at] !== wanted[at]) return false;
  return true;
}

function startsWithBom(bytes: Buffer, start: number, end: number): boolean {
  return end - start >= BOM.length && isAt(bytes, start, BOM);
}

function soundOf(bytes: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString('utf8'));
}
