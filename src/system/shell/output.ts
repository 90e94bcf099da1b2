/** A command's output as text, within a bound: a hook that floods its output must not fill our memory. */

import type { Readable } from 'node:stream';

const MOST_BYTES = 1024 * 1024;

/** A stream, and who is told what comes on it. */
export interface Forwarding {
  readonly stream: Readable;
  readonly output: (text: string) => void;
}

/** Passes streams on as they come, decoded as UTF-8, at most `most` bytes in all, 1 MiB where nothing is said. Returns what tells the last of it. */
export function forwardOutput(forwardings: readonly Forwarding[], most = MOST_BYTES): () => void {
  let left = most;
  const tellRests = forwardings.map(({ stream, output }) => {
    const decoder = new TextDecoder();
    const tell = (text: string) => {
      if (text !== '') output(text);
    };
    // What is beyond the bound is still read: a full pipe would stop the command.
    stream.on('data', (chunk: Buffer) => {
      const kept = chunk.subarray(0, left);
      left -= kept.length;
      tell(decoder.decode(kept, { stream: true }));
    });
    stream.on('error', () => undefined);
    return () => tell(decoder.decode());
  });
  return () => {
    for (const { stream } of forwardings) stream.destroy();
    for (const tellRest of tellRests) tellRest();
  };
}
