/** Tells routes apart: two that come to the same may share connections, any others never. */

import type { Route } from '../domain/route.ts';

/** A text that is the same for two routes exactly when they are equal. It holds their secrets: for keys of maps in memory only. */
export function routeKey(route: Route): string {
  const { insecure, authorities, identity, family, fixed, detours, socketPath, proxies, http2 } = route;
  return JSON.stringify([
    insecure,
    authorities,
    [identity?.certificate, identity?.key, identity?.passphrase],
    family,
    fixed.map(({ host, port, addresses }) => [host, port, addresses]),
    detours.map(({ fromHost, fromPort, toHost, toPort }) => [fromHost, fromPort, toHost, toPort]),
    socketPath,
    [proxies?.http, proxies?.https].map((proxy) => [proxy?.url, proxy?.authorization]),
    proxies?.except,
    http2,
  ]);
}

/** The route for an origin that gets nothing the user set: without his certificate. */
export function bareRoute(route: Route): Route {
  if (route.identity === undefined) return route;
  const { identity: _, ...bare } = route;
  return bare;
}
