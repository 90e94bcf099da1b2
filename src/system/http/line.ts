/** The way to an origin, put together from what a route says: addresses or a unix socket, a proxy, TLS. */

import type { Socket } from 'node:net';
import type { Proxy as HttpProxy, Route } from '../../domain/route.ts';
import { proxyFor } from '../../requests/proxy-choice.ts';
import { destinationOf, detourOf, type Place, placeOf } from '../../requests/route-destination.ts';
import { dial } from './dial.ts';
import { proxyFailureOf } from './proxy-failure.ts';
import { RouteError } from './route-error.ts';
import { openProxySecurity, openSecurity, type Secure } from './secure.ts';
import { openTunnel } from './tunnel.ts';

/** A way to one origin. */
export interface Line {
  /** Scheme, host and port: a URL without a path. */
  readonly origin: string;
  /** Opens a socket that is ready for HTTP. Rejects with Node's error, or a RouteError; leaves nothing open then. */
  open(protocols: readonly string[], signal: AbortSignal): Promise<Socket>;
  /** HTTP/2 is offered in the TLS handshake. */
  readonly http2: boolean;
  /** We show who we are in the TLS handshake. */
  readonly identified: boolean;
  /** The proxy in between, if any. */
  readonly proxy?: HttpProxy;
  /** The proxy is handed whole requests, and answers them itself (RFC 9112 §3.2.2). */
  readonly forwards: boolean;
}

/** Gives the lines of one route. What they share, the certificates, is loaded once. */
export type LineTo = (origin: string) => Line;

/** The lines of a route. Where plain HTTP is `tunnelled`, no proxy is handed whole requests: it could not make a WebSocket of one. */
export function openLines(route: Route, { tunnelled = false }: { readonly tunnelled?: boolean } = {}): LineTo {
  const secure = openSecurity(route);
  const secureProxy = openProxySecurity(route);
  return (origin) => {
    const isTls = origin.startsWith('https:');
    const place = placeOf(origin);
    const goal = detourOf(route, place);
    const proxy = route.socketPath === undefined ? proxyFor(route.proxies, origin) : undefined;
    // A proxy that is handed a request looks at its URL, which does not know of detours.
    const forwards = !tunnelled && proxy !== undefined && !isTls && goal === place;
    const reach: Reach =
      proxy === undefined
        ? (signal) => dial(destinationOf(route, goal), route, signal)
        : openProxied({ route, proxy, secureProxy, ...(!forwards && { goal }) });
    return {
      origin,
      http2: route.http2 && isTls,
      identified: route.identity !== undefined,
      forwards,
      ...(proxy !== undefined && { proxy }),
      async open(protocols, signal) {
        const socket = await reach(signal);
        return isTls ? secure(socket, { host: place.host, protocols }, signal) : socket;
      },
    };
  };
}

/** Opens a socket to where HTTP, or the origin's TLS, is spoken. */
type Reach = (signal: AbortSignal) => Promise<Socket>;

interface Proxied {
  readonly route: Route;
  readonly proxy: HttpProxy;
  readonly secureProxy: Secure;
  /** Where a tunnel is to lead; absent: the proxy itself is spoken to. */
  readonly goal?: Place;
}

function openProxied({ route, proxy, secureProxy, goal }: Proxied): Reach {
  const place = placeOf(proxy.url);
  return async (signal) => {
    try {
      const plain = await dial(destinationOf(route, place), route, signal);
      const handshake = { host: place.host, protocols: ['http/1.1'] };
      const socket = proxy.url.startsWith('https:') ? await secureProxy(plain, handshake, signal) : plain;
      if (goal === undefined) return socket;
      return await openTunnel(socket, { proxy, place: goal }, signal);
    } catch (error) {
      if (error instanceof RouteError) throw error;
      throw new RouteError(proxyFailureOf(proxy, error));
    }
  };
}
