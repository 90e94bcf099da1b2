/** Trouble with a proxy, in words for people: always with its name, never with its credentials. */

import { excerpt } from '../../domain/printable.ts';
import type { Failure } from '../../domain/reply.ts';
import type { Proxy as HttpProxy } from '../../domain/route.ts';
import { authorityOf, type Place } from '../../requests/route-destination.ts';
import { failureOf } from './failure.ts';

/** What an answer of a proxy says of it. */
export interface ProxyAnswer {
  readonly statusCode?: number | undefined;
  readonly statusMessage?: string | undefined;
}

/** A tunnel that was asked for. */
interface Asked {
  readonly proxy: HttpProxy;
  readonly place: Place;
}

/** Refusals that waiting may cure, the same as those of origins. */
const CURABLE: ReadonlySet<number> = new Set([404, 408, 409, 423, 425, 429]);
const NOTHING_SENT = { sent: false, stale: false, begun: false };

/** The failure of an error that came up on the way to the proxy, or while it was asked for a tunnel. */
export function proxyFailureOf(proxy: HttpProxy, error: unknown): Failure {
  const failure = failureOf(error, { url: proxy.url, reached: NOTHING_SENT, speaksHttp: false, peer: 'proxy' });
  if (failure.kind !== 'network' && failure.kind !== 'protocol') return failure;
  const host = hostOf(proxy);
  const message = failure.message.startsWith(host) ? failure.message : `${host}: ${failure.message}`;
  return { ...failure, message: `the proxy ${message}` };
}

/** The failure of a proxy that answered CONNECT with anything but success. */
export function connectRefused({ proxy, place }: Asked, { statusCode = 0, statusMessage = '' }: ProxyAnswer): Failure {
  if (statusCode === 407) return proxyLoginFailure(proxy);
  const answer = excerpt(`${statusCode} ${statusMessage}`.trim(), 60);
  const message = `the proxy ${hostOf(proxy)} answered ${answer} to CONNECT ${authorityOf(place)}`;
  const isFinal = statusCode >= 400 && statusCode < 500 && !CURABLE.has(statusCode);
  if (!isFinal) return { kind: 'network', code: 'PROXY_CONNECT', message };
  const hint = `Ask the host directly, if it can be reached so: --noproxy ${place.host}`;
  return { kind: 'protocol', code: 'PROXY_CONNECT', message, hint };
}

/** The failure of a proxy that wants a login, or another one (407). */
export function proxyLoginFailure(proxy: HttpProxy): Failure {
  const [scheme] = proxy.url.split('//');
  const wanted = proxy.authorization === undefined ? 'wants a login' : 'does not accept the login';
  return {
    kind: 'protocol',
    code: 'PROXY_LOGIN',
    message: `the proxy ${hostOf(proxy)} ${wanted} (407)`,
    hint: `Give one with its URL: -x '${scheme}//{{env:PROXY_USER}}:{{env:PROXY_PASSWORD}}@${hostOf(proxy)}'`,
  };
}

/** The failure of a proxy that was too slow to give a connection; `after` in milliseconds. */
export function proxyTimeout(proxy: HttpProxy, after: string): Failure {
  return { kind: 'network', code: 'ETIMEDOUT', message: `the proxy ${hostOf(proxy)} gave no connection within ${after}` };
}

function hostOf({ url }: HttpProxy): string {
  return new URL(url).host;
}
