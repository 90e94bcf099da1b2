/** Decides where a connection leads, with curl's reading of `--connect-to` and `--resolve`. */

import type { FixedAddress, Route } from '../domain/route.ts';

/** A place to connect to. */
export interface Place {
  /** A name in lower case, or an address without brackets. */
  readonly host: string;
  readonly port: number;
}

/** A place, and the addresses it has for us. */
export interface Destination extends Place {
  /** What the host's name stands for; absent: whatever the DNS says. */
  readonly addresses?: FixedAddress['addresses'];
}

/** The place an origin names; the port its scheme's own where it names none. */
export function placeOf(origin: string): Place {
  const { protocol, hostname, port } = new URL(origin);
  const standard = protocol === 'https:' ? 443 : 80;
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? standard : Number(port) };
}

/** The place connections to `place` lead to in its stead; the first entry that fits wins. `place` itself where none does. */
export function detourOf({ detours }: Pick<Route, 'detours'>, place: Place): Place {
  const fits = (wanted: string | number | undefined, actual: string | number) => wanted === undefined || wanted === actual;
  const detour = detours.find(({ fromHost, fromPort }) => fits(fromHost, place.host) && fits(fromPort, place.port));
  return detour === undefined ? place : { host: detour.toHost ?? place.host, port: detour.toPort ?? place.port };
}

/** A place with its addresses; the first entry that fits wins. */
export function destinationOf({ fixed }: Pick<Route, 'fixed'>, place: Place): Destination {
  const entry = fixed.find(({ host, port }) => (host === '*' || host === place.host) && port === place.port);
  return entry === undefined ? place : { ...place, addresses: entry.addresses };
}

/** `host:port` as it stands in a request line, an address of IPv6 in brackets (RFC 9112 §3.2.3). */
export function authorityOf({ host, port }: Place): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}
