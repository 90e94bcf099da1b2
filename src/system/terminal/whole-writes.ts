/** Writes to a file that reach it whole: Node's stream takes what a nearly full disk had room for as everything. */

import { fstatSync, writeSync } from 'node:fs';

/** Hands one chunk over and tells when that is done, or which error kept it. */
export type Write = (chunk: string | Uint8Array, done: (error?: Error | null) => void) => unknown;

/** What is needed of a stream such as `process.stdout`. */
export interface DescribedStream {
  /** The descriptor behind it, where there is one. */
  readonly fd?: number;
  readonly write: Write;
}

/** The stream's own write, but for a regular file one that goes on until all is written or an error says why not. */
export function wholeWrites(stream: DescribedStream): Write {
  const { fd } = stream;
  if (fd === undefined || !isFile(fd)) return (chunk, done) => stream.write(chunk, done);
  return (chunk, done) => {
    try {
      let rest = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      while (rest.length > 0) rest = rest.subarray(writeSync(fd, rest));
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    done();
  };
}

function isFile(fd: number): boolean {
  try {
    return fstatSync(fd).isFile();
  } catch {
    // A descriptor that was closed before the start: the stream says so when it is written to.
    return false;
  }
}
