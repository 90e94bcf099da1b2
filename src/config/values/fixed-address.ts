/** `--resolve HOST:PORT:ADDRESS[,ADDRESS]…`: the addresses of a name, in curl's words. */

import { type Spot, UsageError } from '../../domain/errors.ts';
import type { FixedAddress } from '../../domain/route.ts';
import { canonicalHost, isIpAddress } from './ip-address.ts';
import { portOf } from './port.ts';

/** One `--resolve`: an entry, or with `-` the name and port whose earlier entry no longer counts. */
export type Resolution =
  | { readonly kind: 'fixed'; readonly entry: FixedAddress }
  | { readonly kind: 'freed'; readonly host: string; readonly port: number };

const HOW = 'Write HOST:PORT:ADDRESS, several addresses with commas: api.example.com:443:127.0.0.1,[::1].';

/**
 * Reads one `--resolve`. The host may be `*`; a `+` before it, which lets curl forget the entry after a while, says nothing here;
 * `-HOST:PORT` takes an earlier entry back.
 * @throws UsageError with the place of the slip.
 */
export function readResolution(text: string): Resolution {
  const sign = /^[+-]/.exec(text)?.[0] ?? '';
  const [, host = '', port = '', addresses] = /^([^:]*)(?::([^:]*)(?::(.*))?)?$/s.exec(text.slice(sign.length)) ?? [];
  const hostAt = sign.length;
  const portAt = hostAt + host.length + 1;
  const name = readHost(host, { text, at: hostAt, length: Math.max(1, host.length) });
  const number = portOf(port);
  if (number === undefined) throw mistake(`"${port}" is no port`, { text, at: portAt, length: Math.max(1, port.length) });
  if (sign === '-') {
    if (addresses === undefined) return { kind: 'freed', host: name, port: number };
    throw mistake('an entry that is taken back has no address', { text, at: portAt + port.length, length: 1 });
  }
  const listed = readAddresses(text, portAt + port.length + 1);
  return { kind: 'fixed', entry: { host: name, port: number, addresses: listed } };
}

/** What the given resolutions come to: of the same host and port the last counts, and `*` only where no name fits. */
export function fixedAddresses(resolutions: readonly Resolution[]): readonly FixedAddress[] {
  const entries = new Map<string, FixedAddress>();
  for (const resolution of resolutions) {
    const { host, port } = resolution.kind === 'fixed' ? resolution.entry : resolution;
    if (resolution.kind === 'fixed') entries.set(`${host}:${port}`, resolution.entry);
    else entries.delete(`${host}:${port}`);
  }
  const all = [...entries.values()];
  return [...all.filter(({ host }) => host !== '*'), ...all.filter(({ host }) => host === '*')];
}

function readHost(host: string, spot: Spot): string {
  const name = host === '*' ? host : canonicalHost(host);
  if (name !== undefined) return name;
  throw mistake(host === '' ? 'there is no host' : `"${host}" is no host name`, spot);
}

function readAddresses(text: string, from: number): FixedAddress['addresses'] {
  const rest = text.slice(from);
  // curl takes a comma at the end for nothing.
  const parts = rest.replace(/,$/, '').split(',');
  let at = from;
  const [first, ...others] = parts.map((part) => {
    const spot = { text, at: Math.min(at, text.length), length: Math.max(1, part.length) };
    at += part.length + 1;
    const address = /^\[(.*)\]$/.exec(part)?.[1] ?? part;
    if (isIpAddress(address)) return address;
    throw mistake(part === '' ? 'there is no address' : `"${part}" is no address`, spot);
  });
  if (first === undefined) throw mistake('there is no address', { text, at: text.length, length: 1 });
  return [first, ...others];
}

function mistake(message: string, spot: Spot): UsageError {
  return new UsageError(message, { hint: HOW, spot });
}
