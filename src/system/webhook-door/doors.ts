/** Doors as the port has them. All they take is loaded when the first one is opened. */

import type { Doors } from '../../domain/channels.ts';

/** The real doors. Holds no resource before the first is opened. */
export function createDoors(): Doors {
  return {
    async open(rules) {
      const { openDoor } = await import('./door.ts');
      return openDoor(rules);
    },
  };
}
