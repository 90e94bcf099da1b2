/** The route of a request: everything beside its URL that decides where its connection leads and whom that connection trusts. */

/** Who we are to a server that asks for a client certificate (mutual TLS). PEM. */
export interface ClientIdentity {
  readonly certificate: string;
  readonly key: string;
  /** Of the key. */
  readonly passphrase?: string;
}

/** `--resolve`: the addresses of a name, taken in place of what the DNS says. */
export interface FixedAddress {
  /** Lower case; `*` is every name. */
  readonly host: string;
  readonly port: number;
  /** IPv4 or IPv6, without brackets; tried in this order. */
  readonly addresses: readonly [string, ...string[]];
}

/** `--connect-to`: where a connection leads in place of where the URL says. The request and its TLS name stay as they are. */
export interface Detour {
  /** Absent: any. */
  readonly fromHost?: string;
  readonly fromPort?: number;
  /** Absent: as the URL says. */
  readonly toHost?: string;
  readonly toPort?: number;
}

/** A proxy: absolute `http:` or `https:` URL without user information. */
export interface Proxy {
  readonly url: string;
  /** The value of `Proxy-Authorization`. */
  readonly authorization?: string;
}

/** Which proxy serves which targets. */
export interface Proxies {
  readonly http?: Proxy;
  readonly https?: Proxy;
  /** Hosts, domains, addresses and networks (`10.0.0.0/8`) that are asked directly; `*` is all. */
  readonly except: readonly string[];
}

/** A route. One object for each watch: connections are shared by requests whose routes are equal. */
export interface Route {
  /** Do not verify certificates. */
  readonly insecure: boolean;
  /** Authorities trusted in place of the standard ones, PEM. */
  readonly authorities?: string;
  /** Shown to the origin of the request's own URL only, unless the request is `trusted`. */
  readonly identity?: ClientIdentity;
  /** Only addresses of this family. */
  readonly family?: 4 | 6;
  /** The first entry that fits wins. */
  readonly fixed: readonly FixedAddress[];
  /** The first entry that fits wins. */
  readonly detours: readonly Detour[];
  /** The path of a unix socket all connections lead to. */
  readonly socketPath?: string;
  readonly proxies?: Proxies;
  /** Offer HTTP/2 in the TLS handshake. */
  readonly http2: boolean;
}

/** The route where nothing was said. */
export const plainRoute: Route = { insecure: false, fixed: [], detours: [], http2: false };
