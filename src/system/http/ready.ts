/** Waits until a socket has come as far as needed, unless it breaks or is given up before. */

import type { Socket } from 'node:net';
import { RouteError } from './route-error.ts';
import { ABORTED } from './watchdog.ts';

/** Resolves with the socket once it has emitted `event`; rejects with its error, and destroys it, when it breaks or `signal` aborts. */
export function ready<S extends Socket>(socket: S, event: 'connect' | 'secureConnect', signal: AbortSignal): Promise<S> {
  return new Promise<S>((resolve, reject) => {
    const giveUp = () => fail(new RouteError(ABORTED));
    const fail = (error: Error) => {
      signal.removeEventListener('abort', giveUp);
      socket.destroy();
      reject(error);
    };
    // It stays, so that a socket which breaks before its next owner listens is no crash.
    socket.on('error', fail);
    socket.once('close', () => fail(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
    socket.once(event, () => {
      signal.removeEventListener('abort', giveUp);
      resolve(socket);
    });
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp);
  });
}
