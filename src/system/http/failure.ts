/** What went wrong with a request, in words for people: Node's and undici's errors made into failures. */

import { excerpt, printable } from '../../domain/printable.ts';
import type { Failure } from '../../domain/reply.ts';
import { type CodedError, codedOf, type ErrorContext, hungUp, isOutOfTurn } from './error.ts';
import { RouteError } from './route-error.ts';
import { tlsFailureOf } from './tls-failure.ts';

const PHRASES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ETIMEDOUT: 'connection timed out',
  EHOSTUNREACH: 'host unreachable',
  EHOSTDOWN: 'host is down',
  ENETUNREACH: 'network unreachable',
  ENETDOWN: 'network is down',
  EADDRNOTAVAIL: 'no local address to connect from',
  EACCES: 'not permitted to connect',
  EPERM: 'not permitted to connect',
  EMFILE: 'too many open files',
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'name lookup failed for now',
  ENOENT: 'there is no such socket',
  ENOTSOCK: 'this is no socket',
};
const UNSENDABLE: ReadonlySet<string> = new Set([
  'UND_ERR_INVALID_ARG',
  'UND_ERR_NOT_SUPPORTED',
  'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH',
  'HTTP2_UNSENDABLE',
]);
const HEADER_TOO_LARGE: ReadonlySet<string> = new Set(['UND_ERR_HEADERS_OVERFLOW', 'HTTP2_HEADER_TOO_LARGE']);
// What the parser says of bytes that do not even begin like an answer (llhttp, `src/llhttp/http.ts`).
const NOT_BEGUN = /^Expected (?:HTTP\/|dot|space after version)|^Invalid (?:(?:HTTP|major|minor) version|status code|word)/;
const DAMAGED = 'two lengths, or a field that cannot be read';
const UNHEARD_OF = 'a status or a field that there is not in HTTP';

/** The failure an error stands for. An error without a code is a bug of ours and is thrown again. */
export function failureOf(error: unknown, context: ErrorContext): Failure {
  if (error instanceof RouteError) return error.failure;
  const coded = codedOf(error);
  if (coded === undefined) throw error;
  const { code } = coded;
  if (UNSENDABLE.has(code)) return unsendable(coded);
  if (HEADER_TOO_LARGE.has(code)) return { kind: 'malformed', message: 'the header of the answer is larger than 16 KiB' };
  if (code === 'UND_ERR_DESTROYED') return { kind: 'network', code: 'ABORTED', message: 'the request was stopped' };
  const tls = tlsFailureOf(coded, context);
  if (tls !== undefined) return tls;
  if (code.startsWith('HTTP2_')) return network(coded, brokenOff(context), context);
  if (isDamagedHeader(coded, context)) return unparsable({ ...coded, code: 'HPE_INVALID', reason: DAMAGED }, context);
  if (code === 'ERR_ASSERTION') return unparsable({ ...coded, code: 'HPE_INVALID', reason: UNHEARD_OF }, context);
  if (hungUp(coded)) return closed(coded, context);
  if (isOutOfTurn(coded)) return network(coded, `the ${peerOf(context)} sent an interim answer that nobody asked for`, context);
  return code.startsWith('HPE_') ? unparsable(coded, context) : network(coded, phraseOf(coded), context);
}
/** `host:port`, the port left out where it is the scheme's own. */
function hostOf(url: string): string {
  return new URL(url).host;
}

function unsendable({ message }: CodedError): Failure {
  return { kind: 'protocol', code: 'INVALID_REQUEST', message: `this request cannot be sent: ${printable(message)}` };
}

/** Stopped by a reset of the stream, or of the whole session (RFC 9113 §6.4, §6.8). */
function brokenOff(context: ErrorContext): string {
  return `the ${peerOf(context)} ${context.reached.begun ? 'broke off its answer' : 'would not answer this request'}`;
}

/** undici takes whatever is wrong in a header behind a Content-Length for a body of another length. */
function isDamagedHeader({ code }: CodedError, { reached }: ErrorContext): boolean {
  return code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH' && !reached.begun;
}

function closed(error: CodedError, context: ErrorContext): Failure {
  const { sent, begun } = context.reached;
  const when = begun ? 'in the middle of its answer' : sent ? 'without an answer' : 'while connecting';
  const code = error.code === 'EPIPE' || error.code === 'ECONNABORTED' ? error.code : 'ECONNRESET';
  return network({ ...error, code }, `the ${peerOf(context)} closed the connection ${when}`, context);
}

function unparsable(error: CodedError, { url, reached, speaksHttp }: ErrorContext): Failure {
  const { code, reason } = error;
  if (reached.begun || speaksHttp || !NOT_BEGUN.test(reason)) {
    const what = reason === '' ? '' : `: ${printable(reason)}`;
    return { kind: 'network', code, message: `the answer breaks the rules of HTTP${what} (${code} ${hostOf(url)})` };
  }
  const message = `${hostOf(url)} does not speak HTTP/1.1`;
  // A TLS record that says "alert" is how a TLS server complains of plain text.
  if (!error.data.startsWith('\x15\x03')) return { kind: 'protocol', code: 'NOT_HTTP', message };
  return {
    kind: 'protocol',
    code: 'NOT_HTTP',
    message: `${hostOf(url)} speaks TLS, not plain HTTP`,
    hint: `Use https://${hostOf(url)}`,
  };
}

function peerOf({ peer }: ErrorContext): string {
  return peer ?? 'server';
}

function phraseOf({ code, message }: CodedError): string {
  return PHRASES[code] ?? excerpt(message, 200);
}

function network({ code, address, port }: CodedError, phrase: string, { url }: ErrorContext): Failure {
  const where = address === '' ? hostOf(url) : joinHostPort(address, port);
  return { kind: 'network', code, message: `${phrase} (${code} ${where})` };
}

function joinHostPort(address: string, port: string): string {
  const host = address.includes(':') ? `[${address}]` : address;
  return port === '' ? host : `${host}:${port}`;
}
