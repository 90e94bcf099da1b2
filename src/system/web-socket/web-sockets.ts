/** WebSockets as the port has them. All they take is loaded when the first one is opened. */

import type { WebSockets } from '../../domain/channels.ts';

/** The real WebSockets. Holds no resource before the first is opened. */
export function createWebSockets(): WebSockets {
  return {
    async open(spec, rules, signal) {
      const { openWebSocket } = await import('./opening.ts');
      return openWebSocket(spec, rules, signal);
    },
  };
}
