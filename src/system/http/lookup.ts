/** Finds the addresses of a host where the system's own way will not do: given ones, one family only, `localhost`. */

import type { LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import type { Route } from '../../domain/route.ts';
import { authorityOf, type Destination } from '../../requests/route-destination.ts';
import { RouteError } from './route-error.ts';

type Family = Route['family'];

/** A resolver that may not list what the host can be reached by: IPv6 before IPv4 (RFC 6724 §2.1). */
const LOOPBACK: readonly string[] = ['::1', '127.0.0.1'];

/**
 * The lookup for a destination; undefined where Node's own is right. All its addresses are tried in turn. A name under
 * `localhost` is this machine whatever a resolver says, by either family (RFC 6761 §6.3).
 * @throws RouteError where there is an address of the wrong family only.
 */
export function lookupFor(to: Destination, family: Family): LookupFunction | undefined {
  const listed = to.addresses ?? (isLocalhost(to.host) ? LOOPBACK : undefined);
  if (listed !== undefined) return answering(ofFamily(listed, to, family));
  if (family === undefined) return undefined;
  if (isIP(to.host) === 0) return resolving(family);
  ofFamily([to.host], to, family);
  return undefined;
}

function isLocalhost(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost');
}

function resolving(family: 4 | 6): LookupFunction {
  const { lookup } = process.getBuiltinModule('node:dns');
  return (host, options, callback) => lookup(host, { ...options, family }, callback);
}

function ofFamily(addresses: readonly string[], to: Destination, family: Family): readonly LookupAddress[] {
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  const wanted = all.filter((each) => family === undefined || each.family === family);
  if (wanted.length > 0) return wanted;
  const message = `${authorityOf(to)} has no address of IPv${family} (-${family})`;
  throw new RouteError({ kind: 'protocol', code: 'NO_ADDRESS', message, hint: `Leave out -${family}, or name another address.` });
}

function answering(addresses: readonly LookupAddress[]): LookupFunction {
  return (_host, { all }, callback) => {
    const [first = { address: '', family: 0 }] = addresses;
    process.nextTick(() => (all === true ? callback(null, [...addresses]) : callback(null, first.address, first.family)));
  };
}
