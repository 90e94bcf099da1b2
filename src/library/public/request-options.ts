/** The options that say what is sent, who asks, and where the connection leads, with curl's names and curl's meaning. */

import type { Several } from './option-values.ts';

/**
 * What is sent. Texts are taken as they are: none is the name of a file. Where the command line would take a text for one (`@…`),
 * it is refused.
 */
export interface RequestOptions {
  /** The method. Default GET, with data POST. Others than GET, HEAD and OPTIONS need `repeat` or `once`. */
  readonly request?: string;
  /** `Name: value`, or an object of names and values. `Name:` leaves a header out, `Name;` sends it empty. */
  readonly header?: Several<string> | Readonly<Record<string, string>>;
  /** Send form data; several are joined with &. */
  readonly data?: Several<string>;
  /** Send form data, whatever it begins with. */
  readonly dataRaw?: Several<string>;
  /** The same as `dataRaw` here. */
  readonly dataBinary?: Several<string>;
  /** Send form data, encoded: `CONTENT`, `=CONTENT` or `NAME=CONTENT`. */
  readonly dataUrlencode?: Several<string>;
  /** Send JSON and ask for JSON: a text that is JSON, or what `JSON.stringify` makes of anything else. */
  readonly dataJson?: string | object;
  /** Put the data of `data` and its kin into the query, and ask with GET. */
  readonly get?: boolean;
  /** Add to the query, encoded as by `dataUrlencode`; behind a + as it is. */
  readonly urlQuery?: Several<string>;
  /** `NAME=VALUE`. */
  readonly cookie?: Several<string>;
  /** The User-Agent header; an empty one is not sent. */
  readonly userAgent?: string;
  /** The Referer header. */
  readonly referer?: string;
  /** Send an id of the run, and one of each request made from it, as X-Request-Id. */
  readonly correlationId?: boolean;
  /** False: do not follow redirects. */
  readonly location?: boolean;
  /** Follow at most so many redirects. Default 5. */
  readonly maxRedirs?: number;
  /** Follow redirects, and send what was set to wherever they lead, credentials included. */
  readonly locationTrusted?: boolean;
  /** The largest body taken, decoded: bytes, or `10MiB`. Default 10MiB. */
  readonly maxSize?: number | string;
  /** Allow a method other than GET, HEAD and OPTIONS to be sent on every poll. */
  readonly repeat?: boolean;
  /** False: do not send ETag and Last-Modified back; every answer comes whole. */
  readonly conditional?: boolean;
}

/** Who asks. Passwords, tokens and secrets are masked in everything that is told. */
export interface LoginOptions {
  /** `NAME:PASSWORD`, for Basic authentication. */
  readonly user?: string;
  /** A token. */
  readonly bearer?: string;
  /** Log in as `~/.netrc` says. */
  readonly netrc?: boolean;
  /** Log in as this file says, in the format of `~/.netrc`. */
  readonly netrcFile?: string;
  /** Log in with the token this command prints; run again on a 401. */
  readonly authCmd?: string;
  /** Log in with a token from here, by client credentials (RFC 6749 §4.4); renewed in time. */
  readonly oauth2TokenUrl?: string;
  /** Who asks for the token. */
  readonly oauth2ClientId?: string;
  /** The secret of the client. */
  readonly oauth2ClientSecret?: string;
  /** What the token is to allow, separated by blanks. */
  readonly oauth2Scope?: string;
  /** `FILE` or `FILE:PASSWORD`: show this certificate (PEM); the key may be in the same file. */
  readonly cert?: string;
  /** The file with the key of the certificate. */
  readonly key?: string;
  /** The password of the key. */
  readonly pass?: string;
}

/** Where the connection leads, and whom it trusts. The environment has no say: name a proxy to go through one. */
export interface ConnectionOptions {
  /** Do not verify certificates. */
  readonly insecure?: boolean;
  /** Trust only the authorities in this file (PEM). */
  readonly cacert?: string;
  /** Go through this proxy. */
  readonly proxy?: string;
  /** `NAME:PASSWORD`, for the proxy. */
  readonly proxyUser?: string;
  /** Hosts, domains and networks to ask directly, with commas; * is all. */
  readonly noproxy?: string;
  /** `HOST:PORT:ADDRESS,…`: use these addresses for a host; * is any host. */
  readonly resolve?: Several<string>;
  /** `HOST1:PORT1:HOST2:PORT2`: connect to the second in place of the first; empty is any, or stays. */
  readonly connectTo?: Several<string>;
  /** Connect through this socket. */
  readonly unixSocket?: string;
  /** Use addresses of IPv4 only. */
  readonly ipv4?: boolean;
  /** Use addresses of IPv6 only. */
  readonly ipv6?: boolean;
  /** Offer HTTP/2 to https servers. */
  readonly http2?: boolean;
}
