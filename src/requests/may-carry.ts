/** The one place that decides where something the user set may go: a header, a body, a validator, a secret. */

/**
 * True when what was set for `from` may be sent to `to`: only within one origin, that is the same scheme, host and port
 * (RFC 9110 §4.3.1, RFC 6454 §5). An upgrade from http to https is another origin. Both are absolute URLs.
 */
export function mayCarry(from: string, to: string): boolean {
  const origin = new URL(from).origin;
  // Schemes without an authority share the opaque origin `null`, which equals nothing, itself included.
  return origin !== 'null' && origin === new URL(to).origin;
}
