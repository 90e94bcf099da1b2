/** Requests of watches that log in: each goes out with a token, and once more with a new one when that was refused. */

import type { Exchange, Http } from '../../domain/ports.ts';
import type { RequestSpec } from '../../domain/watch.ts';
import { mayCarry } from '../../requests/may-carry.ts';
import type { Asker, Tokens } from '../login/tokens.ts';

/** One exchange as it was asked for. */
interface Order {
  readonly asker: Asker;
  readonly extra: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/**
 * An HTTP that sends `Authorization: Bearer …` (RFC 6750 §2.1) for requests with a login; the others pass untouched. Fetching a
 * token is a request of its own, with the time limits of the one that needs it.
 */
export function createAuthorizedHttp(http: Http, tokens: Tokens): Http {
  return {
    exchange: (spec, extra, signal) =>
      spec.login === undefined
        ? http.exchange(spec, extra, signal)
        : exchangeLoggedIn({ asker: { login: spec.login, spec }, extra, signal }, http, tokens),
    async close() {
      await tokens.close();
      await http.close();
    },
  };
}

async function exchangeLoggedIn({ asker, extra, signal }: Order, http: Http, tokens: Tokens): Promise<Exchange> {
  const { spec } = asker;
  const send = (token: string) => http.exchange(spec, { ...extra, authorization: `Bearer ${token}` }, signal);
  const grant = await tokens.get(asker, signal);
  if (grant.kind === 'failure') return { ...grant, unsent: true };
  const answer = await send(grant.token.value);
  if (!isRefused(answer, spec)) return answer;
  const renewed = await tokens.get(asker, signal, grant.token.value);
  if (renewed.kind === 'failure') return renewed;
  // A server that hands the same one out again has nothing better.
  return renewed.token.value === grant.token.value ? answer : send(renewed.token.value);
}

/** Only who was sent the token can refuse it. */
function isRefused(answer: Exchange, { url, trusted }: RequestSpec): boolean {
  return answer.kind === 'answer' && answer.meta.status === 401 && mayCarry(url, answer.meta.url, trusted);
}
