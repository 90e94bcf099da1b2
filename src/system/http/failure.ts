/** What went wrong with a request, in words for people: Node's and undici's errors made into failures. */

import { excerpt, printable } from '../../domain/printable.ts';
import type { Failure } from '../../domain/reply.ts';
import { type CodedError, codedOf, type ErrorContext, hungUp, isOutOfTurn } from './error.ts';
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
};
const UNSENDABLE: ReadonlySet<string> = new Set([
  'UND_ERR_INVALID_ARG',
  'UND_ERR_NOT_SUPPORTED',
  'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH',
]);

/** The failure an error stands for. An error without a code is a bug of ours and is thrown again. */
export function failureOf(error: unknown, context: ErrorContext): Failure {
  const coded = codedOf(error);
  if (coded === undefined) throw error;
  const { code } = coded;
  if (UNSENDABLE.has(code)) return unsendable(coded);
  if (code === 'UND_ERR_HEADERS_OVERFLOW')
    return { kind: 'malformed', message: 'the header of the answer is larger than 16 KiB' };
  if (code === 'UND_ERR_DESTROYED') return { kind: 'network', code: 'ABORTED', message: 'the request was stopped' };
  const tls = tlsFailureOf(coded, context);
  if (tls !== undefined) return tls;
  if (hungUp(coded)) return closed(coded, context);
  if (isOutOfTurn(coded)) return network(coded, 'the server sent an interim answer that nobody asked for', context);
  return code.startsWith('HPE_') ? unparsable(coded, context) : network(coded, phraseOf(coded), context);
}

/** `host:port`, the port left out where it is the scheme's own. */
function hostOf(url: string): string {
  return new URL(url).host;
}

function unsendable({ message }: CodedError): Failure {
  return { kind: 'protocol', code: 'INVALID_REQUEST', message: `this request cannot be sent: ${printable(message)}` };
}

function closed(error: CodedError, context: ErrorContext): Failure {
  const { sent, begun } = context.reached;
  const when = begun ? 'in the middle of its answer' : sent ? 'without an answer' : 'while connecting';
  const code = error.code === 'EPIPE' || error.code === 'ECONNABORTED' ? error.code : 'ECONNRESET';
  return network({ ...error, code }, `the server closed the connection ${when}`, context);
}

function unparsable(error: CodedError, { url, reached, speaksHttp }: ErrorContext): Failure {
  const { code, reason } = error;
  if (reached.begun || speaksHttp) {
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
