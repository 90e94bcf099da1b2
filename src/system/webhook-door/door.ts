/** The door that webhooks are sent to: an HTTP server for one path, bounded in size, time and number. */

import { createServer } from 'node:http';
import type { Call, Door, DoorRules } from '../../domain/channels.ts';
import { type Millis, SECOND } from '../../domain/time.ts';
import { createQueue } from '../queue.ts';
import { LONGEST_TIMER } from '../timer.ts';
import { listenAt } from './listening.ts';
import { Reception } from './reception.ts';

const HEADER_LIMIT = 16 * 1024;
const MOST_CONNECTIONS = 1000;
/** How long answers are given to go out at the end. */
const FAREWELL: Millis = 100;

/** Opens a door. Callers that are too slow are answered 408. @throws UsageError for a port that is taken or not ours. */
export async function openDoor(rules: DoorRules): Promise<Door> {
  const server = createServer(settingsOf(rules));
  server.maxConnections = MOST_CONNECTIONS;
  const calls = createQueue<Call>();
  const reception = new Reception(rules, calls);
  for (const event of ['request', 'checkContinue'] as const)
    server.on(event, (request, response) => reception.receive(request, response));
  const port = await listenAt(server, rules);
  return {
    port,
    next: (signal) => calls.take(signal),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      const timer = setTimeout(() => server.closeAllConnections(), FAREWELL);
      await reception.end();
      server.closeAllConnections();
      await closed;
      clearTimeout(timer);
    },
  };
}

/** Node looks for slow callers at intervals; with its standard of 30 s a limit of 5 s would be one of 35. */
function settingsOf({ maxTime }: DoorRules) {
  const limit = Math.min(Math.max(1, maxTime), LONGEST_TIMER);
  return {
    maxHeaderSize: HEADER_LIMIT,
    requestTimeout: limit,
    headersTimeout: limit,
    connectionsCheckingInterval: Math.min(limit, SECOND),
  };
}
