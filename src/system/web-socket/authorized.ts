/** WebSockets of watches that log in: each handshake goes out with a token, and once more with a new one when that was refused. */

import type { Handshake, WebSockets } from '../../domain/channels.ts';
import type { RequestSpec } from '../../domain/watch.ts';
import type { Tokens } from '../login/tokens.ts';

/** Sends `Authorization: Bearer …` (RFC 6750 §2.1) with handshakes of requests that have a login; the others pass untouched. */
export function createAuthorizedWebSockets(webSockets: WebSockets, tokens: Pick<Tokens, 'get'>): WebSockets {
  return {
    async open(spec, rules, signal) {
      const { login } = spec;
      if (login === undefined) return webSockets.open(spec, rules, signal);
      const grant = await tokens.get({ login, spec }, signal);
      if (grant.kind === 'failure') return grant;
      const handshake = await webSockets.open(withToken(spec, grant.token.value), rules, signal);
      if (!isRefused(handshake)) return handshake;
      const renewed = await tokens.get({ login, spec }, signal, grant.token.value);
      if (renewed.kind === 'failure') return renewed;
      // A server that hands the same one out again has nothing better.
      if (renewed.token.value === grant.token.value) return handshake;
      return webSockets.open(withToken(spec, renewed.token.value), rules, signal);
    },
  };
}

function withToken(spec: RequestSpec, token: string): RequestSpec {
  return { ...spec, headers: [...spec.headers, ['Authorization', `Bearer ${token}`]] };
}

function isRefused(handshake: Handshake): boolean {
  return handshake.kind === 'answer' && handshake.meta.status === 401;
}
