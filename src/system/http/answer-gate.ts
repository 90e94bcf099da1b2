/** Takes interim answers (1xx) out of what a socket brings: nobody asked for them, and undici hangs up on `100 Continue`. */

import type { Socket } from 'node:net';

/** Watches the beginning of answers. */
export interface AnswerGate {
  /** The next bytes are the beginning of an answer. */
  expect(): void;
}

// Clients may ignore them all (RFC 9110 §15.2) but 101, after which HTTP is over.
const INTERIM = /^HTTP\/1\.[01] 1(?!01)\d\d[ \r]/;
const STATUS_AT = 'HTTP/1.1 '.length;
const STATUS_END = 'HTTP/1.1 100 '.length;
const END = '\r\n\r\n';
/** A longer one is let through, to be refused. */
const LONGEST = 16 * 1024;
const DIGIT_ONE = '1'.charCodeAt(0);

/** Opens a gate on a connected socket, before anyone reads from it. */
export function openAnswerGate(socket: Socket): AnswerGate {
  const pass = socket.push.bind(socket);
  let expecting = false;
  let held: Buffer | undefined;
  /** Undecided bytes are held back: they are as good as not received yet. */
  const sift = (chunk: Buffer): boolean => {
    const rest = withoutInterim(held === undefined ? chunk : Buffer.concat([held, chunk]));
    expecting = mayBecomeInterim(rest);
    held = expecting ? rest : undefined;
    return expecting || pass(rest);
  };
  const finish = (): boolean => {
    if (held !== undefined && held.length > 0) pass(held);
    held = undefined;
    return pass(null);
  };
  // Everything a socket receives comes in by its `push`.
  socket.push = (chunk: Buffer | null, encoding) => {
    if (!expecting) return pass(chunk, encoding);
    return chunk === null ? finish() : sift(chunk);
  };
  return {
    expect() {
      expecting = true;
    },
  };
}

function withoutInterim(bytes: Buffer): Buffer {
  let rest = bytes;
  while (rest[STATUS_AT] === DIGIT_ONE && INTERIM.test(startOf(rest))) {
    const end = rest.indexOf(END);
    if (end === -1) break;
    rest = rest.subarray(end + END.length);
  }
  return rest;
}

/** Whether more bytes are needed to tell. */
function mayBecomeInterim(bytes: Buffer): boolean {
  if (bytes.length > STATUS_AT && bytes[STATUS_AT] !== DIGIT_ONE) return false;
  const start = startOf(bytes);
  if (start.length === STATUS_END) return INTERIM.test(start) && bytes.length < LONGEST;
  return ['HTTP/1.1 1', 'HTTP/1.0 1'].some((interim) => interim.startsWith(start) || start.startsWith(interim));
}

function startOf(bytes: Buffer): string {
  return bytes.toString('latin1', 0, STATUS_END);
}
