/** Reads the answer on one HTTP/2 stream and tells a whole one from one that was broken off (RFC 9113 §8.1). */

import type { ClientHttp2Stream, IncomingHttpHeaders } from 'node:http2';
import type { DispatchHandler } from './undici.ts';

/** Trouble on a stream; the codes of HTTP/2 have a prefix: `HTTP2_REFUSED_STREAM`. */
export class Http2Error extends Error {
  override readonly name: string = 'Http2Error';
  readonly code: string;

  constructor(code: string, message = '') {
    super(message);
    this.code = code;
  }
}

/** What an answer is read from. */
export interface Answering {
  readonly stream: ClientHttp2Stream;
  /** There is no body, whatever the fields say. */
  readonly bodiless: boolean;
  /** What ended the whole connection; undefined while it stands. */
  readonly lostBy: () => Error | undefined;
}

type Fields = Record<string, string | string[]>;

const HEADER_LIMIT = 16 * 1024;
const NO_ERROR = 0;
const PROTOCOL_ERROR = 1;
const CANCEL = 8;
/** The codes of resets by number (RFC 9113 §7). */
const CODES: readonly string[] = [
  'NO_ERROR',
  'PROTOCOL_ERROR',
  'INTERNAL_ERROR',
  'FLOW_CONTROL_ERROR',
  'SETTINGS_TIMEOUT',
  'STREAM_CLOSED',
  'FRAME_SIZE_ERROR',
  'REFUSED_STREAM',
  'CANCEL',
  'COMPRESSION_ERROR',
  'CONNECT_ERROR',
  'ENHANCE_YOUR_CALM',
  'INADEQUATE_SECURITY',
  'HTTP_1_1_REQUIRED',
];

/** Tells the handler of the answer; of its end, or of what broke it, exactly once. Interim answers are passed over. */
export function receiveAnswer({ stream, bodiless, lostBy }: Answering, handler: DispatchHandler): void {
  let head: Fields | undefined;
  let received = 0;
  let ended = false;
  let broken: Error | undefined;
  const flow = { pause: () => stream.pause(), resume: () => stream.resume() };
  stream.once('response', ({ ':status': status = 0, ...rest }) => {
    head = fieldsOf(rest);
    if (sizeOf(head) <= HEADER_LIMIT) return handler.onResponseStart(flow, status, head, '');
    broken = new Http2Error('HTTP2_HEADER_TOO_LARGE');
    stream.close(CANCEL);
  });
  stream.on('data', (chunk: Buffer) => {
    received += chunk.length;
    handler.onResponseData(undefined, chunk);
  });
  stream.once('end', () => {
    ended = true;
  });
  stream.on('error', (error) => {
    broken ??= error;
  });
  // Node ends the body of a stream that was cancelled, or lost with its connection, like any other: the code of the reset tells.
  stream.once('close', () => {
    const isUnhurt = broken === undefined && stream.rstCode === NO_ERROR;
    const isWhole = ended && head !== undefined && (bodiless || received === (lengthIn(head) ?? received));
    if (isUnhurt && isWhole) handler.onResponseEnd();
    else handler.onResponseError(undefined, breakOf(stream, broken, lostBy()));
  });
}

/** The fields without the pseudo fields and what Node adds. */
function fieldsOf(headers: IncomingHttpHeaders): Fields {
  const fields: Fields = {};
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) fields[name] = value;
  return fields;
}

function sizeOf(fields: Fields): number {
  return Object.entries(fields).reduce((sum, [name, value]) => sum + name.length + [value].flat().join('').length, 0);
}

function lengthIn({ 'content-length': length }: Fields): number | undefined {
  return typeof length === 'string' ? Number(length) : undefined;
}

function breakOf({ rstCode = 0 }: ClientHttp2Stream, broken: Error | undefined, lost: Error | undefined): Error {
  const isReset = broken === undefined || /^ERR_HTTP2_(?:STREAM|SESSION)_ERROR$/.test(String(Reflect.get(broken, 'code')));
  if (!isReset) return broken;
  if (broken === undefined && lost !== undefined) return lost;
  // Nothing was reset, and yet it is not whole.
  const code = rstCode === NO_ERROR ? PROTOCOL_ERROR : rstCode;
  return new Http2Error(`HTTP2_${CODES[code] ?? code}`);
}
