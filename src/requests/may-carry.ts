/** The one place that decides where something the user set may go: a header, a body, a validator, a login, a certificate. */

/**
 * True when what was set for `from` may be sent to `to`: only within one origin, that is the same scheme, host and port
 * (RFC 9110 §4.3.1, RFC 6454 §5). An upgrade from http to https is another origin. Where the user trusts every host that
 * redirects name (`--location-trusted`) it may go to all of them, but never from https to plain http: who trusts a host need
 * not trust everyone on the way to it. Both are absolute URLs.
 */
export function mayCarry(from: string, to: string, trusted = false): boolean {
  const [origin, target] = [new URL(from).origin, new URL(to).origin];
  // Schemes without an authority share the opaque origin `null`, which equals nothing, itself included.
  if (origin === 'null' || target === 'null') return false;
  return origin === target || (trusted && !isDowngrade(from, to));
}

/** True for a step from https to http: what was asked for in private would be answered in the open, by anyone. */
export function isDowngrade(from: string, to: string): boolean {
  return new URL(from).protocol === 'https:' && new URL(to).protocol === 'http:';
}
