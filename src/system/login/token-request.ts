/** The request to a token endpoint: as the watch is asked, less what is meant for the watch's own origin alone. */

import type { Route } from '../../domain/route.ts';
import type { RequestSpec } from '../../domain/watch.ts';
import { mayCarry } from '../../requests/may-carry.ts';

/** What the grant adds to it. */
export interface TokenQuestion {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Tokens are small. */
const LARGEST_ANSWER = 1024 * 1024;

/** Routes to strangers, by the routes they were made of: connections are shared by what has the same route. */
const strangerRoutes = new WeakMap<Route, Route>();

/** The request, in the time and on the way the watch has. It is never redirected: what it carries is for one address. */
export function tokenRequest(watched: RequestSpec, { url, headers, body }: TokenQuestion): RequestSpec {
  const { maxTime, connectTimeout, correlated } = watched;
  const agent = watched.headers.filter(([name]) => name.toLowerCase() === 'user-agent');
  return {
    method: 'POST',
    url,
    headers: [...agent, ...Object.entries(headers).filter(([name]) => name !== 'user-agent')],
    body: new TextEncoder().encode(body),
    follow: false,
    maxRedirects: 0,
    trusted: false,
    maxTime,
    connectTimeout,
    maxSize: LARGEST_ANSWER,
    route: mayCarry(watched.url, url) ? watched.route : strangerRoute(watched.route),
    correlated,
    conditional: false,
  };
}

/** The same way for another origin: without a certificate that was not meant for it, and not into a socket it is not behind. */
function strangerRoute(route: Route): Route {
  const known = strangerRoutes.get(route);
  if (known !== undefined) return known;
  const { identity: _identity, socketPath: _socketPath, ...shared } = route;
  strangerRoutes.set(route, shared);
  return shared;
}
