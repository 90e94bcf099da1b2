/** A command's output as text, within a bound: a hook that floods its output must not fill our memory. */

import type { Readable } from 'node:stream';

const MOST_BYTES = 1024 * 1024;

/** Passes both streams on to `output` as they come, decoded as UTF-8, at most `most` bytes in all, 1 MiB where nothing is said. Returns what tells the last of it. */
export function forwardOutput(streams: readonly Readable[], output: (text: string) => void, most = MOST_BYTES): () => void {
  let left = most;
  const decoders = streams.map((stream) => {
    const decoder = new TextDecoder();
    // What is beyond the bound is still read: a full pipe would stop the command.
    stream.on('data', (chunk: Buffer) => {
      const kept = chunk.subarray(0, left);
      left -= kept.length;
      tell(decoder.decode(kept, { stream: true }));
    });
    stream.on('error', () => undefined);
    return decoder;
  });
  const tell = (text: string) => {
    if (text !== '') output(text);
  };
  return () => {
    for (const stream of streams) stream.destroy();
    for (const decoder of decoders) tell(decoder.decode());
  };
}
