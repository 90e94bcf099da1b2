/** Errors of Node and undici in one shape: what of them tells what went wrong. */

/** How far a request had come when it broke. */
export interface Reached {
  /** The socket was open and the request sent. */
  readonly sent: boolean;
  /** The socket had served a request before, and not a byte came back for this one. */
  readonly stale: boolean;
  /** The header of the answer was there. */
  readonly begun: boolean;
}

/** The context of an error. */
export interface ErrorContext {
  /** The URL that was asked. */
  readonly url: string;
  readonly reached: Reached;
  /** The origin has answered in HTTP before, so it is no other kind of server. */
  readonly speaksHttp: boolean;
  /** Who is at the other end; default a server. */
  readonly peer?: 'proxy';
  /** We showed who we are in the TLS handshake. */
  readonly identified?: boolean;
}

/** Errors of Node and undici, as far as they are looked at. */
export interface CodedError {
  readonly code: string;
  readonly message: string;
  /** What OpenSSL, the certificate check or the HTTP parser says. */
  readonly reason: string;
  readonly address: string;
  readonly port: string;
  /** What the parser could not read. */
  readonly data: string;
}

const CLOSED: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'UND_ERR_SOCKET',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'HPE_INVALID_EOF_STATE',
  'HTTP2_REFUSED_STREAM',
]);
// Of several addresses that failed: someone was there, over nobody was, over no way there.
const MOST_TELLING: readonly string[] = ['ECONNREFUSED', 'ECONNRESET', 'EACCES', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT'];

/**
 * The fields of an error with a code, else undefined. Of several attempts at once (Happy Eyeballs) the one that says most;
 * it names no address where others failed alike.
 */
export function codedOf(error: unknown): CodedError | undefined {
  if (error instanceof AggregateError && error.errors.length > 0) return mostTelling(error.errors.map(codedOf));
  if (!(error instanceof Error)) return undefined;
  const fields: Readonly<Record<string, unknown>> = { ...error };
  const text = (name: string) => (fields[name] === undefined ? '' : String(fields[name]));
  const rest = { message: error.message, address: text('address'), port: text('port'), data: text('data') };
  if (text('code') !== '') return { ...rest, code: text('code'), reason: text('reason') };
  // undici means to give these a code, but looks it up the wrong way round.
  if (error.name === 'HTTPParserError')
    return { ...rest, code: 'HPE_INVALID', reason: /\((.*)\)$/.exec(error.message)?.[1] ?? '' };
  return undefined;
}

/** True for errors that say the other side hung up. */
export function hungUp(error: CodedError | undefined): boolean {
  if (error === undefined || isOutOfTurn(error)) return false;
  return CLOSED.has(error.code) || error.reason === 'Invalid EOF state';
}

/** True for errors that say the other side sent an interim answer nobody asked for: undici hangs up on 100 and 101. */
export function isOutOfTurn({ code, message }: CodedError): boolean {
  return code === 'UND_ERR_SOCKET' && message.startsWith('bad ');
}

function mostTelling(errors: readonly (CodedError | undefined)[]): CodedError | undefined {
  const rank = (error: CodedError | undefined) => {
    const at = MOST_TELLING.indexOf(error?.code ?? '');
    return at === -1 ? MOST_TELLING.length : at;
  };
  const best = errors.reduce((one, other) => (rank(other) < rank(one) ? other : one));
  const alike = errors.filter((error) => error?.code === best?.code);
  return best !== undefined && alike.length > 1 ? { ...best, address: '' } : best;
}
