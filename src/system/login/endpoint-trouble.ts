/** What went wrong at a token endpoint, in words that name it: nobody would look for it behind the URL that is watched. */

import { formatDuration } from '../../domain/duration.ts';
import type { Exchange } from '../../domain/ports.ts';
import { excerpt } from '../../domain/printable.ts';
import type { Failure, Meta } from '../../domain/reply.ts';

/** An answer of a token endpoint. */
export type EndpointAnswer = Extract<Exchange, { kind: 'answer' }>;

/** What an endpoint says in the body of a refusal (RFC 6749 §5.2). */
export interface OAuthError {
  readonly error: string;
  readonly description: string;
}

const LONGEST_REASON = 60;
const LONGEST_DESCRIPTION = 200;
/** Waiting may cure them. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429]);
const HINTS: Readonly<Record<string, string>> = {
  invalid_client: 'Check --oauth2-client-id and --oauth2-client-secret.',
  invalid_scope: 'Check --oauth2-scope.',
  unauthorized_client: 'This client may not use the client credentials grant; its owner can allow it.',
  unsupported_grant_type: 'This server does not offer the client credentials grant; --auth-cmd can fetch a token another way.',
};

/** The failure of a request that brought no answer from the endpoint. */
export function endpointTrouble(failure: Failure, url: string): Failure {
  const who = nameOf(url);
  switch (failure.kind) {
    case 'network':
      return failure.code === 'ABORTED' ? failure : { ...failure, message: `${who}: ${failure.message}` };
    case 'timeout': {
      const what = failure.phase === 'connect' ? 'no connection' : 'no complete answer';
      return { kind: 'network', code: 'ETIMEDOUT', message: `${who}: ${what} within ${formatDuration(failure.after)}` };
    }
    case 'protocol':
      return { ...failure, message: `${who}: ${failure.message}` };
    case 'oversize':
      return noToken('it is too large', url);
    case 'malformed':
      return noToken(failure.message, url);
  }
}

/** The failure of an answer that is no grant. What would be the same the next time is told as what waiting does not cure. */
export function answerTrouble({ meta, body }: EndpointAnswer, url: string, mask: (text: string) => string): Failure {
  const said = oauthErrorOf(body);
  const message = `${nameOf(url)} answered ${statusOf(meta, mask)}${said === undefined ? '' : `: ${quoted(said, mask)}`}`;
  const code = said === undefined ? `TOKEN_${meta.status}` : excerpt(said.error.toUpperCase(), LONGEST_REASON);
  if (meta.status >= 500 || PASSING.has(meta.status)) return { kind: 'network', code, message };
  const hint = meta.status < 400 ? 'Give the URL it redirects to.' : (HINTS[said?.error ?? ''] ?? 'Check --oauth2-token-url.');
  return { kind: 'protocol', code, message, hint };
}

/** The failure of an answer that says it is a grant, and holds no token. */
export function noToken(why: string, url: string): Failure {
  return { kind: 'malformed', message: `the answer of ${nameOf(url)} is no token: ${why}` };
}

/** The error in the body of a refusal; undefined where there is none. */
export function oauthErrorOf(body: Uint8Array): OAuthError | undefined {
  const { error, error_description: description } = membersOf(body);
  if (typeof error !== 'string' || error === '') return undefined;
  return { error, description: typeof description === 'string' ? description : '' };
}

/** The members of a body that is a JSON object; none of any other. */
export function membersOf(body: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
  } catch {
    return {};
  }
}

function nameOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return `the token endpoint ${origin}${pathname}`;
}

function statusOf({ status, reason }: Meta, mask: (text: string) => string): string {
  return reason === '' ? String(status) : `${status} ${excerpt(mask(reason), LONGEST_REASON)}`;
}

function quoted({ error, description }: OAuthError, mask: (text: string) => string): string {
  const text = description === '' ? error : `${error}, ${description}`;
  return excerpt(mask(text), LONGEST_DESCRIPTION);
}
