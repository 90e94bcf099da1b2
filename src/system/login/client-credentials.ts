/** The client credentials grant (RFC 6749 §4.4): a token from a token endpoint, asked for through our own HTTP. */

import type { AuthorizationServer, Client, ClientAuth } from 'oauth4webapi';
import type { Login } from '../../domain/login.ts';
import type { Http } from '../../domain/ports.ts';
import { type Failure, headerOf } from '../../domain/reply.ts';
import type { Secrets } from '../../domain/secrets.ts';
import { type Clock, type Instant, type Millis, SECOND } from '../../domain/time.ts';
import type { RequestSpec } from '../../domain/watch.ts';
import { basicCredentials, secretsOfHeader } from '../../requests/secrets.ts';
import { type WholeExchange, wholeAnswer } from '../../requests/whole-answer.ts';
import { ABORTED } from '../http/watchdog.ts';
import { answerTrouble, endpointTrouble, membersOf, noToken, oauthErrorOf } from './endpoint-trouble.ts';
import { tokenRequest } from './token-request.ts';
import { type Grant, isTokenText, type Token } from './tokens.ts';

/** A login by client credentials. */
type ClientLogin = Extract<Login, { kind: 'client-credentials' }>;
type OAuth = typeof import('oauth4webapi');

/** How the client says who it is (RFC 6749 §2.3.1): in the header, which every server has to take, or in the body. */
type Style = 'basic' | 'post';

/** What the grant needs. */
export interface GrantPorts {
  readonly http: Http;
  readonly secrets: Secrets;
  readonly clock: Clock;
}

/** One wish for a token. */
export interface ClientAsker {
  readonly login: ClientLogin;
  readonly spec: RequestSpec;
}

/** A token is renewed this long before it expires, and never later than after nine tenths of its life. */
const MARGIN: Millis = 30 * SECOND;
/** Refusals that may mean the style alone. */
const STYLE_ERRORS: ReadonlySet<string> = new Set(['invalid_client', 'invalid_request', 'unauthorized_client']);

/** The grant; it remembers which style each endpoint takes. The library is loaded with the first request. */
export function openClientCredentials(ports: GrantPorts): (asker: ClientAsker, signal: AbortSignal) => Promise<Grant> {
  const styles = new Map<string, Style>();
  return async (asker, signal) => {
    const oauth = await import('oauth4webapi');
    const { tokenUrl } = asker.login;
    const ask = (style: Style) => askEndpoint(oauth, { ...asker, style, signal }, ports);
    const style = styles.get(tokenUrl) ?? 'basic';
    const first = await ask(style);
    if (style === 'post' || !asksForPost(first.exchange)) return grantOf(oauth, first, ports);
    const second = await ask('post');
    const grant = await grantOf(oauth, second, ports);
    if (grant.kind === 'token') styles.set(tokenUrl, 'post');
    return grant;
  };
}

interface Asking extends ClientAsker {
  readonly style: Style;
  readonly signal: AbortSignal;
}

interface Asked {
  readonly login: ClientLogin;
  readonly exchange: WholeExchange;
  readonly askedAt: Instant;
}

async function askEndpoint(oauth: OAuth, { login, spec, style, signal }: Asking, ports: GrantPorts): Promise<Asked> {
  const { http, secrets, clock } = ports;
  const { clientSecret, tokenUrl: url, scope } = login;
  const authenticate = style === 'basic' ? basicAuth(login) : oauth.ClientSecretPost(clientSecret);
  const parameters: Record<string, string> = scope === undefined ? {} : { scope };
  const askedAt = clock.now();
  let exchange: WholeExchange = { kind: 'failure', failure: ABORTED };
  await oauth.clientCredentialsGrantRequest(...partiesOf(login), authenticate, parameters, {
    [oauth.allowInsecureRequests]: true,
    [oauth.customFetch]: async (_url, { headers, body }) => {
      secrets.keep(Object.entries(headers).flatMap(secretsOfHeader));
      exchange = wholeAnswer(await http.exchange(tokenRequest(spec, { url, headers, body: body.toString() }), {}, signal));
      return new Response();
    },
  });
  return { login, exchange, askedAt };
}

/**
 * Basic authentication of a client. The library's own encodes every `-`, `_` and `.`, and so is misunderstood by servers that do
 * not decode; form encoding as RFC 6749 (§2.3.1, Appendix B) means it leaves them alone.
 */
function basicAuth({ clientId, clientSecret }: ClientLogin): ClientAuth {
  return (_server, _client, _body, headers) => {
    headers.set('authorization', `Basic ${basicCredentials(formEncoded(clientId), formEncoded(clientSecret))}`);
  };
}

function formEncoded(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}

/** What the library knows of the two sides. */
function partiesOf({ tokenUrl, clientId }: ClientLogin): [AuthorizationServer, Client] {
  return [{ issuer: new URL(tokenUrl).origin, token_endpoint: tokenUrl }, { client_id: clientId }];
}

/**
 * True for a refusal that may be one of the style: a server that knows Basic and refuses what came with it says so in a challenge
 * (RFC 6749 §5.2).
 */
function asksForPost(exchange: WholeExchange): boolean {
  if (exchange.kind === 'failure') return false;
  const { meta, body } = exchange;
  if (!STYLE_ERRORS.has(oauthErrorOf(body)?.error ?? '')) return false;
  return !/(?:^|,)\s*basic\b/i.test(headerOf(meta.headers, 'www-authenticate') ?? '');
}

async function grantOf(oauth: OAuth, { login, exchange, askedAt }: Asked, { secrets }: GrantPorts): Promise<Grant> {
  const { tokenUrl } = login;
  if (exchange.kind === 'failure') return failed(endpointTrouble(exchange.failure, tokenUrl));
  const { meta, body } = exchange;
  const members = membersOf(body);
  secrets.learn(tokensIn(members));
  if (meta.status !== 200) return failed(answerTrouble(exchange, tokenUrl, secrets.mask));
  try {
    // An ID token was not asked for, and could not be verified without knowing the issuer.
    const { id_token: _, ...rest } = members;
    const granted = await oauth.processClientCredentialsResponse(...partiesOf(login), Response.json(rest));
    if (granted.token_type !== 'bearer') return failed(noToken('it is not to be used as a bearer token', tokenUrl));
    if (!isTokenText(granted.access_token)) return failed(noToken('no header can carry it', tokenUrl));
    return { kind: 'token', token: tokenFrom(granted.access_token, askedAt, granted.expires_in) };
  } catch (error) {
    return failed(noToken(error instanceof Error ? error.message : String(error), tokenUrl));
  }
}

/** Whatever an answer has in it that is a token by its name. */
function tokensIn(members: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(members).flatMap(([name, value]) => (/_token$/.test(name) && typeof value === 'string' ? [value] : []));
}

/** Its life counts from the request: no later than the server began to count. */
function tokenFrom(value: string, askedAt: Instant, seconds = Number.POSITIVE_INFINITY): Token {
  const life = seconds * SECOND;
  const expiresAt = askedAt + life;
  return { value, expiresAt, renewAt: expiresAt - Math.min(MARGIN, life / 10) };
}

function failed(failure: Failure): Grant {
  return { kind: 'failure', failure };
}
