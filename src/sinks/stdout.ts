/** The two standard streams as a sink: what a format makes of records, written as it comes. */

import type { Renderer, Sink } from '../domain/definition.ts';
import type { Terminal } from '../domain/ports.ts';

/** Writes `renderer`'s text to `terminal`, or to whatever stands before it. */
export function createStdoutSink(renderer: Renderer, terminal: Pick<Terminal, 'out' | 'err'>): Sink {
  return {
    async write(record) {
      const { out, err } = renderer.render(record);
      if (out !== '') terminal.out(out);
      if (err !== '') terminal.err(err);
    },
    close: async () => undefined,
  };
}
