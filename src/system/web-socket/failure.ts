/** What went wrong with a WebSocket, in words for people: ws's errors made into failures. */

import { codeOf, hasCode } from '../../domain/file-error.ts';
import { excerpt } from '../../domain/printable.ts';
import { type Failure, headerOf, type Meta } from '../../domain/reply.ts';
import { failureOf } from '../http/failure.ts';

/** What is known of a handshake that broke. */
export interface HandshakeContext {
  /** The URL that was asked: http or https. */
  readonly url: string;
  readonly subprotocols: readonly string[];
  /** The connection was there, and the request sent. */
  readonly sent: boolean;
  /** The server's answer, if it said that it switches (101). */
  readonly switched: Meta | undefined;
  /** We showed who we are in the TLS handshake. */
  readonly identified: boolean;
}

const UNSENDABLE: ReadonlySet<string> = new Set(['ERR_INVALID_CHAR', 'ERR_INVALID_HTTP_TOKEN', 'ERR_HTTP_INVALID_HEADER_VALUE']);
const OVERSIZE: ReadonlySet<string> = new Set(['WS_ERR_UNSUPPORTED_MESSAGE_LENGTH', 'WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH']);

/** The failure of a handshake: on the way there, in the answer, or in what the two sides made of it. */
export function handshakeFailure(error: Error, context: HandshakeContext): Failure {
  if (context.switched !== undefined && !hasCode(error)) return disagreement(error, context.switched, context);
  if (hasCode(error) && error.code === 'HPE_HEADER_OVERFLOW')
    return { kind: 'malformed', message: 'the header of the answer is larger than 16 KiB' };
  if (hasCode(error) && UNSENDABLE.has(error.code))
    return { kind: 'protocol', code: 'INVALID_REQUEST', message: `this request cannot be sent: ${excerpt(error.message, 200)}` };
  const { url, identified, sent } = context;
  const reached = { sent, stale: false, begun: false };
  return forWebSocket(failureOf(withData(error), { url, reached, speaksHttp: false, identified }));
}

/** The failure of a connection that was open: the rules of WebSocket were broken (RFC 6455 §7.4.1), or a bound was. */
export function messageFailure(error: Error, limit: number, meta: Meta): Failure {
  const code = codeOf(error);
  if (OVERSIZE.has(code)) return { kind: 'oversize', limit, meta };
  if (code === 'WS_ERR_INVALID_UTF8')
    return { kind: 'malformed', message: 'the server sent a message as text that is not valid UTF-8' };
  if (code === 'WS_ERR_TOO_MANY_BUFFERED_PARTS')
    return { kind: 'malformed', message: 'the server sent a message in too many small pieces' };
  const what = excerpt(error.message.replace(/^Invalid WebSocket frame: /, ''), 100);
  return { kind: 'network', code, message: `the server breaks the rules of WebSocket: ${what}` };
}

/** The server says it has switched, but one of the two has not got what it needs (RFC 6455 §4.1). */
function disagreement({ message }: Error, { headers }: Meta, { subprotocols }: HandshakeContext): Failure {
  if (!/subprotocol/.test(message)) {
    return { kind: 'protocol', code: 'NOT_WEBSOCKET', message: `the server does not switch to WebSocket properly: ${message}` };
  }
  const chosen = headerOf(headers, 'sec-websocket-protocol');
  if (chosen === undefined || subprotocols.length > 0) {
    const asked = subprotocols.join(', ');
    const answer = chosen === undefined ? 'none of them' : excerpt(chosen, 60);
    return { kind: 'protocol', code: 'SUBPROTOCOL', message: `asked for the subprotocol ${asked}, the server takes ${answer}` };
  }
  const wanted = excerpt(chosen, 60);
  return {
    kind: 'protocol',
    code: 'SUBPROTOCOL',
    message: `the server wants a subprotocol that was not asked for: ${wanted}`,
    hint: `Ask for it: --subprotocol ${wanted}`,
  };
}

/** What Node's parser could not read, where the words for failures look for it. */
function withData(error: Error): Error {
  const raw: unknown = Reflect.get(error, 'rawPacket');
  return raw instanceof Uint8Array ? Object.assign(error, { data: Buffer.from(raw).toString('latin1') }) : error;
}

/** Advice on URLs, for the scheme the user wrote. */
function forWebSocket(failure: Failure): Failure {
  if (failure.kind !== 'protocol' || failure.hint === undefined) return failure;
  return { ...failure, hint: failure.hint.replace(/\bhttp(s?):\/\//, 'ws$1://') };
}
