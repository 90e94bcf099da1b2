/** The two standard streams as a sink: what a format makes of records, written as it comes. */

import type { Renderer, Sink } from '../domain/definition.ts';
import type { Screen } from '../domain/ports.ts';

/** Writes `renderer`'s text to `screen`. */
export function createStdoutSink(renderer: Renderer, screen: Screen): Sink {
  return {
    write(record) {
      const { out, err } = renderer.render(record);
      if (out !== '') screen.out(out);
      if (err !== '') screen.err(err);
    },
  };
}
