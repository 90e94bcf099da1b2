/** What a host name or address says about where it is: this machine, a private network, or the internet. */

/** `loopback` is this machine; `private` is a network of one's own, where plain http is usual. */
export type HostKind = 'loopback' | 'private' | 'public';

const LOOPBACK = /^(?:localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\]|\[::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}\])$/;
const PRIVATE =
  /^(?:10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+|169\.254\.\d+\.\d+|0\.0\.0\.0|\[::\]|\[f[cd][0-9a-f]{2}:.*\]|\[fe[89ab][0-9a-f]:.*\])$/;
const PRIVATE_NAME = /^[^.[\]]+$|\.(?:local|internal|test)$/;

/** The kind of a host as `URL.hostname` writes it: lower case, IPv6 in brackets (RFC 1918, 3927, 4193, 6761, 6762). */
export function hostKind(hostname: string): HostKind {
  const host = hostname.endsWith('.') ? hostname.slice(0, -1) : hostname;
  if (LOOPBACK.test(host)) return 'loopback';
  return PRIVATE.test(host) || PRIVATE_NAME.test(host) ? 'private' : 'public';
}
