/** The route of a request, made from settings and from what the environment says of proxies. */

import type { Route } from '../../domain/route.ts';
import type { OptionReader } from '../option-reader.ts';
import { readDetour } from '../values/detour.ts';
import { fixedAddresses, readResolution } from '../values/fixed-address.ts';
import { readAuthorities, readIdentity } from './client-identity.ts';
import { readProxies } from './proxies.ts';
import type { RequestMakings } from './sources.ts';

/** The route. Files are read and checked now. @throws UsageError */
export async function readRoute(reader: OptionReader, makings: RequestMakings): Promise<Route> {
  const socketPath = reader.value('unix-socket');
  const family = familyOf(reader);
  const authorities = await readAuthorities(reader, makings);
  const identity = await readIdentity(reader, makings);
  // A unix socket leads to no network, so neither do the proxies of the environment.
  const proxies = socketPath === undefined ? await readProxies(reader, makings) : undefined;
  return {
    insecure: reader.on('insecure'),
    fixed: fixedAddresses(reader.all('resolve', readResolution)),
    detours: reader.all('connect-to', readDetour),
    http2: reader.on('http2'),
    ...(authorities !== undefined && { authorities }),
    ...(identity !== undefined && { identity }),
    ...(family !== undefined && { family }),
    ...(socketPath !== undefined && { socketPath }),
    ...(proxies !== undefined && { proxies }),
  };
}

function familyOf(reader: OptionReader): Route['family'] {
  if (reader.on('ipv4')) return 4;
  return reader.on('ipv6') ? 6 : undefined;
}
