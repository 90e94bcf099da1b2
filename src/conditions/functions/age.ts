/** `age(q)`: how long a value has been what it is. */

import type { Json } from '../../domain/json.ts';
import type { Instant } from '../../domain/time.ts';
import { equal } from '../../json/equal.ts';
import { ABSENT, inSeconds, known, readNodes, valuesOf } from '../reading.ts';
import type { FunctionDefinition } from './definition.ts';

/** The values seen last, and since when they have been the same. */
interface Sighting {
  readonly values: readonly Json[];
  readonly since: Instant;
}

/**
 * Seconds since what the path selects was last another, counted from the first usable answer; unknown where it selects
 * nothing. Each call remembers for itself, so it must be judged on every poll, and it is.
 */
export const age: FunctionDefinition = {
  name: 'age',
  parameters: ['path'],
  gives: 'value',
  needs: 'body',
  overTime: true,
  timed: true,
  example: 'age($.updated) > 10m',
  link: (args) => {
    const path = args.path(0);
    let last: Sighting | undefined;
    return (circumstances) => {
      const { at } = circumstances.observation;
      const reading = readNodes(path, circumstances);
      if (!reading.known) return reading;
      const values = valuesOf(reading.nodes);
      if (last === undefined || !equal(last.values, values)) last = { values, since: at };
      return values.length === 0 ? ABSENT : known(inSeconds(at - last.since));
    };
  },
};
