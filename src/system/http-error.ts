/** Errors of Node and undici in one shape: what of them tells what went wrong. */

import type { Progress } from './exchange-attempt.ts';

/** The circumstances of an error. */
export interface Circumstances {
  /** The URL that was asked. */
  readonly url: string;
  readonly progress: Progress;
  /** The origin has answered in HTTP before, so it is no other kind of server. */
  readonly speaksHttp: boolean;
}

/** Errors of Node and undici, as far as they are looked at. */
export interface CodedError {
  readonly code: string;
  readonly message: string;
  /** What OpenSSL or the certificate check says. */
  readonly reason: string;
  readonly address: string;
  readonly port: string;
  /** What the parser could not read. */
  readonly data: string;
}

// Of several addresses that failed: someone was there, over nobody was, over no way there.
const MOST_TELLING: readonly string[] = ['ECONNREFUSED', 'ECONNRESET', 'EACCES', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT'];

/** The fields of an error with a code, else undefined. Of several attempts at once (Happy Eyeballs) the one that says most. */
export function codedOf(error: unknown): CodedError | undefined {
  if (error instanceof AggregateError && error.errors.length > 0) return codedOf(mostTelling(error.errors));
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const fields: Readonly<Record<string, unknown>> = { ...error };
  const text = (name: string) => (fields[name] === undefined ? '' : String(fields[name]));
  const { code, message } = error;
  return { code, message, reason: text('reason'), address: text('address'), port: text('port'), data: text('data') };
}

function mostTelling(errors: readonly unknown[]): unknown {
  const rank = (error: unknown) => {
    const at = MOST_TELLING.indexOf(codedOf(error)?.code ?? '');
    return at === -1 ? MOST_TELLING.length : at;
  };
  return errors.reduce((best, error) => (rank(error) < rank(best) ? error : best));
}
