/** Takes content codings off a body that goes on, piece by piece and as strictly as off a whole one. */

import type { Transform } from 'node:stream';
import type { ByteStream, Piece } from '../../domain/ports.ts';
import { bytesBehind, codingTrouble, MOST_CODINGS, tooManyCodings, UNASKED_CODING } from './coding-trouble.ts';
import { RouteError } from './route-error.ts';
import { ABORTED } from './watchdog.ts';

/** One of zlib's decoders. It makes no more than is taken, however much a small piece would swell to. */
type Engine = Transform & { readonly bytesWritten: number };

/** Opens a decoder for a body that begins with this byte. */
type OpenEngine = (first: number) => Engine;

type Pieces = AsyncGenerator<Uint8Array, void>;

/** The body without its codings, or in words why there can be none. Nothing is read before it is asked for. */
export function decodedStream(wire: ByteStream, codings: readonly string[]): ByteStream | string {
  if (codings.length > MOST_CODINGS) return tooManyCodings(codings);
  const engines = openEngines();
  const over = new AbortController();
  let pieces = bytesOf(wire, over.signal);
  for (const name of codings.toReversed()) {
    const open = engines.get(name);
    if (open === undefined) return UNASKED_CODING;
    pieces = decoded(pieces, name, open);
  }
  let coming: Promise<Piece> | undefined;
  return {
    async next(signal) {
      coming ??= nextOf(pieces);
      const piece = await unlessAborted(coming, signal);
      if (piece?.kind === 'bytes') coming = undefined;
      return piece ?? { kind: 'failure', failure: ABORTED };
    },
    async close() {
      over.abort();
      await wire.close();
    },
  };
}

function openEngines(): ReadonlyMap<string, OpenEngine> {
  const zlib = process.getBuiltinModule('node:zlib');
  const zstd: unknown = Reflect.get(zlib, 'createZstdDecompress');
  return new Map<string, OpenEngine>([
    ['gzip', () => zlib.createGunzip()],
    ['x-gzip', () => zlib.createGunzip()],
    ['br', () => zlib.createBrotliDecompress()],
    // As with whole bodies: zlib's format or the bare one, told by the first four bits.
    ['deflate', (first) => ((first & 0x0f) === 8 ? zlib.createInflate() : zlib.createInflateRaw())],
    ...(typeof zstd === 'function' ? [['zstd', () => zstd()] as const] : []),
  ]);
}

async function* bytesOf(wire: ByteStream, signal: AbortSignal): Pieces {
  for (;;) {
    const piece = await wire.next(signal);
    if (piece.kind === 'end') return;
    if (piece.kind === 'failure') throw new RouteError(piece.failure);
    yield piece.bytes;
  }
}

async function* decoded(coded: Pieces, name: string, open: OpenEngine): Pieces {
  const beginning = await coded.next();
  const first = beginning.done ? undefined : beginning.value;
  const engine = open(first?.[0] ?? 0);
  let fed = 0;
  const feed = async function* (): Pieces {
    for (let piece = first; piece !== undefined; ) {
      fed += piece.length;
      yield piece;
      const next = await coded.next();
      piece = next.done ? undefined : next.value;
    }
  };
  // What it would call back with, the engine throws.
  process.getBuiltinModule('node:stream').pipeline(feed(), engine, () => {});
  try {
    yield* engine;
  } catch (error) {
    throw error instanceof RouteError ? error : malformed(codingTrouble(error, name));
  }
  // Brotli and deflate stop silently at their end, gzip at a zero byte behind it.
  if (engine.bytesWritten < fed) throw malformed(bytesBehind(name));
}

function malformed(message: string): RouteError {
  return new RouteError({ kind: 'malformed', message });
}

async function nextOf(pieces: Pieces): Promise<Piece> {
  try {
    const next = await pieces.next();
    return next.done ? { kind: 'end' } : { kind: 'bytes', bytes: next.value };
  } catch (error) {
    if (!(error instanceof RouteError)) throw error;
    return { kind: 'failure', failure: error.failure };
  }
}

/** What is coming; undefined when the signal aborts before. */
function unlessAborted<T>(coming: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const leave = () => resolve(undefined);
    if (signal.aborted) return leave();
    signal.addEventListener('abort', leave);
    coming.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
