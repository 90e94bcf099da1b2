/** Takes content codings off a body, strictly: a cut stream or bytes behind its end are trouble, never a shorter body. */

import { hasCode } from '../../domain/file-error.ts';
import { bytesBehind, codingTrouble, MOST_CODINGS, tooManyCodings, UNASKED_CODING } from './coding-trouble.ts';
import { firstFrame } from './zstd-frames.ts';

/** A body without its codings, or why there is none. */
export type Decoded =
  | { readonly kind: 'body'; readonly body: Uint8Array }
  | { readonly kind: 'oversize' }
  | { readonly kind: 'malformed'; readonly message: string };

/** What a decoder made, and how much of its input that took. */
interface Inflated {
  readonly body: Uint8Array;
  readonly consumed: number;
}

/** Decodes to at most `limit` bytes; throws with a code when it cannot. */
type Inflate = (wire: Uint8Array, limit: number) => Inflated;

/** One of zlib's functions, called so that it also returns its engine. */
type ZlibFunction = (wire: Uint8Array, options: { readonly maxOutputLength: number; readonly info: true }) => unknown;

const MOST_FRAMES = 1000;
const LARGEST = 2 ** 32;
const EMPTY = new Uint8Array(0);

/**
 * The codings to ask for, as `Accept-Encoding` lists them: zstd where Node has it, from 22.15 and 23.8 on. `deflate` is
 * understood but not asked for: it is ambiguous.
 */
export const acceptedCodings: string = process.versions['zstd'] === undefined ? 'gzip, br' : 'gzip, br, zstd';

let decoders: ReadonlyMap<string, Inflate> | undefined;

/** Made when the first coded body comes: zlib takes its time to load. */
function openDecoders(): ReadonlyMap<string, Inflate> {
  const zlib = process.getBuiltinModule('node:zlib');
  const gzip = by(zlib.gunzipSync);
  const deflate = { wrapped: by(zlib.inflateSync), bare: by(zlib.inflateRawSync) };
  const zstd: unknown = Reflect.get(zlib, 'zstdDecompressSync');
  return new Map<string, Inflate>([
    ['gzip', gzip],
    ['x-gzip', gzip],
    ['br', by(zlib.brotliDecompressSync)],
    // zlib's format, but some servers send the bare one (RFC 9110 §8.4.1.2); the first four bits tell.
    ['deflate', (wire, limit) => (((wire[0] ?? 0) & 0x0f) === 8 ? deflate.wrapped : deflate.bare)(wire, limit)],
    ...(typeof zstd === 'function' ? [['zstd', inflateFrames(by((wire, options) => zstd(wire, options)))] as const] : []),
  ]);
}

/** The codings of a `Content-Encoding` field in the order they were applied, `identity` left out (RFC 9110 §8.4). */
export function codingsOf(field: string | undefined): readonly string[] {
  if (field === undefined) return [];
  const names = field.split(',').map((name) => name.trim().toLowerCase());
  return names.filter((name) => name !== '' && name !== 'identity');
}

/**
 * Decodes a whole body of at most `limit` decoded bytes. Output is counted while it is made, so a small body that would
 * swell to gigabytes costs no more than the limit.
 */
export function decode(wire: Uint8Array, codings: readonly string[], limit: number): Decoded {
  if (codings.length > MOST_CODINGS) return malformed(tooManyCodings(codings));
  let body = wire;
  for (const name of codings.toReversed()) {
    const step = decodeOnce(body, name, limit);
    if (step.kind !== 'body') return step;
    body = step.body;
  }
  return body.length > limit ? { kind: 'oversize' } : { kind: 'body', body };
}

function decodeOnce(wire: Uint8Array, name: string, limit: number): Decoded {
  decoders ??= openDecoders();
  const inflate = decoders.get(name);
  if (inflate === undefined) return malformed(UNASKED_CODING);
  try {
    const { body, consumed } = inflate(wire, limit);
    // Brotli and deflate stop silently at their end, gzip at a zero byte behind it.
    return consumed === wire.length ? { kind: 'body', body } : malformed(bytesBehind(name));
  } catch (error) {
    return explain(error, name);
  }
}

function by(inflate: ZlibFunction): Inflate {
  return (wire, limit) => {
    const maxOutputLength = Math.min(Math.max(limit, 1), LARGEST);
    const result = inflate(wire, { maxOutputLength, info: true }) as { buffer: Uint8Array; engine: { bytesWritten: number } };
    return { body: result.buffer, consumed: result.engine.bytesWritten };
  };
}

/** A zstd body is one frame or several (RFC 8878 §3); each is decoded by itself, whole. */
function inflateFrames(inflate: Inflate): Inflate {
  return (wire, limit) => {
    const bodies: Uint8Array[] = [];
    let made = 0;
    let consumed = 0;
    do {
      const rest = wire.subarray(consumed);
      const frame = firstFrame(rest);
      if (frame.kind === 'cut') throw zlibError('Z_BUF_ERROR');
      if (frame.kind === 'other') break;
      // What is to be skipped makes nothing.
      const body = frame.kind === 'skippable' ? EMPTY : inflate(rest.subarray(0, frame.length), limit - made).body;
      bodies.push(body);
      made += body.length;
      consumed += frame.length;
    } while (consumed < wire.length && made <= limit && bodies.length < MOST_FRAMES);
    if (bodies.length === 0) throw zlibError('Z_DATA_ERROR');
    return { body: Buffer.concat(bodies), consumed };
  };
}

function zlibError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

function explain(error: unknown, name: string): Decoded {
  const isTooLarge = hasCode(error) && error.code === 'ERR_BUFFER_TOO_LARGE';
  return isTooLarge ? { kind: 'oversize' } : malformed(codingTrouble(error, name));
}

function malformed(message: string): Decoded {
  return { kind: 'malformed', message };
}
