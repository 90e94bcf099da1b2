/** The whole sample API as one table. */

import type { Subscription } from './channel.ts';
import { deploymentRoutes } from './deployments.ts';
import { eventStreamRoute } from './event-stream.ts';
import { eventRoutes } from './events.ts';
import { json } from './exchange.ts';
import { generationRoutes } from './generations.ts';
import { hookRoutes } from './hooks.ts';
import { indexOf } from './index-page.ts';
import { jobRoutes } from './jobs.ts';
import { longPollRoute } from './long-poll.ts';
import type { Route } from './routes.ts';
import type { Plot } from './story.ts';

/** The path where the server speaks WebSocket. */
export const WEB_SOCKET = '/ws';

/** Every route there is. What goes on between requests ends with the subscription. */
export function apiRoutes(plot: Plot, subscription: Subscription): readonly Route[] {
  const { clock } = subscription;
  const routes = [
    ...deploymentRoutes(plot, clock),
    longPollRoute(subscription),
    ...jobRoutes(clock),
    ...generationRoutes(clock),
    ...eventRoutes(clock),
    eventStreamRoute(subscription),
    webSocketRoute,
    ...hookRoutes(subscription),
  ];
  return [indexOf(routes), ...routes];
}

/** What `/ws` says to those who do not ask to speak WebSocket (RFC 9110 §15.5.22). */
const webSocketRoute: Route = {
  method: 'GET',
  path: WEB_SOCKET,
  about: {
    shows: 'The messages of the stream over WebSocket, after {"subscribe":"deploys"}.',
    try: [`watch-api ws://{host}${WEB_SOCKET} --send '{"subscribe":"deploys"}' --until status=ready`],
  },
  answer: () => json(426, { error: 'this endpoint speaks WebSocket' }, { upgrade: 'websocket', connection: 'upgrade' }),
};
