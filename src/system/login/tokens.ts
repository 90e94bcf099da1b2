/** Tokens of logins: fetched once for all who share a login, kept while they are good, fetched again when they have run out. */

import type { Login } from '../../domain/login.ts';
import type { Failure } from '../../domain/reply.ts';
import type { Clock, Instant } from '../../domain/time.ts';
import type { RequestSpec } from '../../domain/watch.ts';
import { ABORTED } from '../http/watchdog.ts';
import { type SharedWork, shareWork } from './shared-work.ts';

/** A token and how long it is good for. */
export interface Token {
  readonly value: string;
  /** From then on a new one is to be fetched; infinite where nothing is known. */
  readonly renewAt: Instant;
  readonly expiresAt: Instant;
}

/** Whether a text can be a token: one word of ASCII (RFC 6750 §2.1 allows less). */
export function isTokenText(text: string): boolean {
  return /^[\u0021-\u007e]+$/.test(text);
}

/** What came of asking for a token. */
export type Grant = { readonly kind: 'token'; readonly token: Token } | { readonly kind: 'failure'; readonly failure: Failure };

/** A request that needs a token. */
export interface Asker {
  readonly login: Login;
  readonly spec: RequestSpec;
}

/** Fetches a token. Expected trouble is a failure. */
export type FetchToken = (asker: Asker, signal: AbortSignal) => Promise<Grant>;

/** The tokens of one program. */
export interface Tokens {
  /** A token that is good as far as is known, and is not the one that was `refused`. */
  get(asker: Asker, signal: AbortSignal, refused?: string): Promise<Grant>;
  /** Gives up all fetching; resolves when it has ended. */
  close(): Promise<void>;
}

/** What is known of one login. */
interface Account {
  held?: Token;
  /** Under way now. */
  renewal?: SharedWork<Grant>;
  /** Resolves when the renewal begun last has ended. */
  ended: Promise<unknown>;
}

const STOPPED: Grant = { kind: 'failure', failure: ABORTED };

/** Tokens fetched by `fetchToken`, never two of one login at once. */
export function createTokens(fetchToken: FetchToken, clock: Clock): Tokens {
  const accounts = new Map<string, Account>();
  const accountOf = (login: Login): Account => {
    const key = JSON.stringify(login);
    const account = accounts.get(key) ?? { ended: Promise.resolve() };
    accounts.set(key, account);
    return account;
  };
  return {
    async get(asker, signal, refused) {
      const account = accountOf(asker.login);
      if (account.held?.value === refused) delete account.held;
      const { held } = account;
      if (held !== undefined && clock.now() < held.renewAt) return { kind: 'token', token: held };
      account.renewal ??= renew(account, (over) => fetchToken(asker, over));
      const grant = await account.renewal.join(signal, STOPPED);
      const isLeft = grant.kind === 'failure' && held !== undefined && clock.now() < held.expiresAt;
      return isLeft ? { kind: 'token', token: held } : grant;
    },
    async close() {
      for (const { renewal } of accounts.values()) renewal?.giveUp();
      await Promise.all([...accounts.values()].map(({ ended }) => ended));
    },
  };
}

function renew(account: Account, fetch: (signal: AbortSignal) => Promise<Grant>): SharedWork<Grant> {
  const before = account.ended;
  const renewal = shareWork(async (over) => {
    const forget = () => {
      if (account.renewal === renewal) delete account.renewal;
    };
    // Whoever comes after it was given up begins anew, once this one has ended.
    over.addEventListener('abort', forget);
    try {
      await before;
      const grant = over.aborted ? STOPPED : await fetch(over);
      if (grant.kind === 'token') account.held = grant.token;
      return grant;
    } finally {
      forget();
    }
  });
  account.ended = renewal.ended;
  return renewal;
}
