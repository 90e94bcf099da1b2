/** `--connect-to HOST1:PORT1:HOST2:PORT2`: where connections lead in place of where the URL says, in curl's words. */

import { type Spot, UsageError, wholeOf } from '../../domain/errors.ts';
import type { Detour } from '../../domain/route.ts';
import { canonicalHost } from './ip-address.ts';
import { portOf } from './port.ts';

/** One of the four parts, and where it stands. */
interface Part {
  readonly text: string;
  readonly spot: Spot;
}

const HOW = 'Write HOST1:PORT1:HOST2:PORT2; what is left empty is any, or stays: ::127.0.0.1:8443.';
const HOST = '(\\[[^\\]]*\\]|[^:]*)';
// The last port may be left out with its colon, as curl has it.
const PARTS = new RegExp(`^${HOST}:([^:]*):${HOST}(?::([^:]*))?$`, 's');

/** Reads one `--connect-to`. Addresses of IPv6 stand in brackets. @throws UsageError with the place of the slip. */
export function readDetour(text: string): Detour {
  const [fromHost, fromPort, toHost, toPort] = partsOf(text);
  const from = { host: readHost(fromHost), port: readPort(fromPort) };
  const to = { host: readHost(toHost), port: readPort(toPort) };
  return {
    ...(from.host !== undefined && { fromHost: from.host }),
    ...(from.port !== undefined && { fromPort: from.port }),
    ...(to.host !== undefined && { toHost: to.host }),
    ...(to.port !== undefined && { toPort: to.port }),
  };
}

function partsOf(text: string): readonly Part[] {
  const match = PARTS.exec(text);
  if (match === null) throw new UsageError(`"${text}" does not have four parts`, { hint: HOW, spot: wholeOf(text) });
  let at = 0;
  return match.slice(1).map((part: string | undefined = '') => {
    const spot = { text, at, length: Math.max(1, part.length) };
    at += part.length + 1;
    return { text: part, spot };
  });
}

function readHost(part: Part | undefined): string | undefined {
  if (part === undefined || part.text === '') return undefined;
  const host = canonicalHost(part.text);
  if (host !== undefined) return host;
  throw new UsageError(`"${part.text}" is no host`, { hint: HOW, spot: part.spot });
}

function readPort(part: Part | undefined): number | undefined {
  if (part === undefined || part.text === '') return undefined;
  const port = portOf(part.text);
  if (port !== undefined) return port;
  throw new UsageError(`"${part.text}" is no port`, { hint: HOW, spot: part.spot });
}
