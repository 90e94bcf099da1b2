/** HTTP by way of a dispatcher the user gave: redirects, decoding and limits stay ours, connections are its affair. */

import type { Http } from '../domain/ports.ts';
import type { Client } from '../system/http/client.ts';
import { exchange } from '../system/http/exchange.ts';
import type { LineTo } from '../system/http/line.ts';
import { ConnectionPool } from '../system/http/pool.ts';
import { openRequests } from '../system/http/request.ts';
import { ABORTED, Watchdog } from '../system/http/watchdog.ts';
import type { DispatchController, Dispatcher } from './public/ports.ts';

/** An HTTP that sends everything by `dispatcher`, which it does not close. `userAgent` is what we call ourselves. */
export function createDispatchedHttp(dispatcher: Dispatcher, userAgent: string): Http {
  const pool = new ConnectionPool({ openClient: (origin) => openClient(dispatcher, origin), openLines: () => lineTo });
  const requestOf = openRequests();
  return {
    async exchange(spec, extra, signal) {
      if (signal.aborted) return { kind: 'failure', failure: ABORTED };
      const watchdog = new Watchdog(spec, signal);
      try {
        return await exchange(spec, requestOf(spec, extra), { pool, watchdog, userAgent });
      } finally {
        watchdog.release();
      }
    },
    close: () => pool.close(),
  };
}

/** Nobody but the dispatcher knows the way. */
const lineTo: LineTo = (origin) => ({
  origin,
  http2: false,
  identified: false,
  forwards: false,
  open: () => Promise.reject(new Error('a dispatcher opens its own sockets')),
});

function openClient(dispatcher: Dispatcher, origin: string): Client {
  let underWay: DispatchController | undefined;
  return {
    dispatch({ method, path, headers, body }, handler) {
      const request = { origin, method, path, headers: [...headers], body, headersTimeout: 0, bodyTimeout: 0 };
      const end = () => {
        underWay = undefined;
      };
      try {
        dispatcher.dispatch(request, {
          onRequestStart(controller) {
            underWay = controller;
            handler.onRequestStart();
          },
          onResponseStart: (controller, status, fields, reason = '') =>
            handler.onResponseStart(controller, status, definedOf(fields), reason),
          onResponseData: (controller, chunk) => handler.onResponseData(controller, chunk),
          onResponseEnd() {
            end();
            handler.onResponseEnd();
          },
          onResponseError(controller, error) {
            end();
            handler.onResponseError(controller, error);
          },
        });
      } catch (error) {
        handler.onResponseError(undefined, error instanceof Error ? error : new Error(String(error)));
      }
    },
    async destroy() {
      underWay?.abort(new Error('the request was stopped'));
    },
  };
}

function definedOf(fields: Record<string, string | string[] | undefined>): Record<string, string | string[]> {
  const entries = Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return Object.fromEntries(entries);
}
