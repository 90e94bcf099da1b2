/** The door to the functions: by name, as conditions call them. */

import * as all from './all.ts';
import type { FunctionDefinition } from './definition.ts';

/** The functions there are. */
export const functions: ReadonlyMap<string, FunctionDefinition> = new Map(
  Object.values(all).map((definition) => [definition.name, definition]),
);
