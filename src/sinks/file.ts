/** `-o FILE`: the last body, whether the watch ended well or not. */

import type { Sink } from '../domain/definition.ts';
import type { Files } from '../domain/ports.ts';

/** Writes the last body of any status to `path` when the watch ends; a watch without an answer leaves the file alone. */
export function createFileSink(path: string, files: Files): Sink {
  return {
    async write({ event, attachment }) {
      const last = attachment.last ?? attachment.answer;
      if (event.type === 'end' && last !== undefined) await files.write(path, last.body);
    },
    close: async () => undefined,
  };
}
