/** What may be the name of a subprotocol that a WebSocket is opened with. */

const TOKEN = /^[!#$%&'*+\-.^_`|~\dA-Za-z]+$/;

/** True for a token (RFC 6455 §4.1, RFC 9110 §5.6.2). */
export function isSubprotocol(text: string): boolean {
  return TOKEN.test(text);
}
