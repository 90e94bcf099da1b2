/** The news of one WebSocket until somebody asks for them: so few that memory is bounded, because the sender is held up. */

import type { SocketNews } from '../../domain/channels.ts';
import { ABORTED } from '../http/watchdog.ts';
import { createQueue } from '../queue.ts';

/** News in the order they came. */
export interface NewsQueue {
  /** One message more. */
  put(message: Extract<SocketNews, { kind: 'message' }>): void;
  /** Nothing comes any more, and why. The first word counts. */
  end(last: Exclude<SocketNews, { kind: 'message' }>): void;
  /** The next news; the last ones again when all were taken. */
  next(signal: AbortSignal): Promise<SocketNews>;
}

/** Where the messages come from. */
export interface Flow {
  /** Stops soon: what has arrived already still comes. */
  pause(): void;
  resume(): void;
}

const MOST_MESSAGES = 1000;
const MOST_BYTES = 1024 * 1024;

/** An empty queue. While it is full the flow is paused, until all of it has been taken. */
export function createNewsQueue(flow: Flow): NewsQueue {
  const queue = createQueue<SocketNews>();
  let last: SocketNews | undefined;
  let bytes = 0;
  let isPaused = false;
  const drained = () => {
    bytes = 0;
    if (!isPaused) return;
    isPaused = false;
    flow.resume();
  };
  return {
    put(message) {
      if (last !== undefined) return;
      queue.put(message);
      bytes += message.body.length;
      if (isPaused || (queue.length < MOST_MESSAGES && bytes < MOST_BYTES)) return;
      isPaused = true;
      flow.pause();
    },
    end(news) {
      if (last !== undefined) return;
      last = news;
      queue.put(news);
    },
    async next(signal) {
      if (last !== undefined && queue.length === 0) return last;
      const news = await queue.take(signal);
      if (queue.length === 0) drained();
      return news ?? { kind: 'failure', failure: ABORTED };
    },
  };
}
