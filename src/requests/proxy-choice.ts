/** Decides which proxy serves a URL, if any, with curl's reading of `NO_PROXY`. */

import type { Proxy as HttpProxy, Proxies } from '../domain/route.ts';

/** Whom a request is for, as the list of exceptions sees it. */
interface Target {
  /** As `URL.hostname` has it, without brackets and a dot at the end. */
  readonly host: string;
  readonly port: string;
  /** Undefined where the host is a name. */
  readonly address: Address | undefined;
}

/** The bytes of an address: four, or sixteen. */
type Address = readonly number[];

const STANDARD_PORT: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/** The proxy for an absolute http or https URL; undefined where there is none, or the URL is to be asked directly. */
export function proxyFor(proxies: Proxies | undefined, url: string): HttpProxy | undefined {
  if (proxies === undefined) return undefined;
  const { protocol, hostname, port } = new URL(url);
  const proxy = protocol === 'https:' ? proxies.https : proxies.http;
  if (proxy === undefined) return undefined;
  const host = hostname.replace(/^\[|\]$|\.$/g, '');
  const target = { host, port: port === '' ? (STANDARD_PORT[protocol] ?? '') : port, address: addressOf(host) };
  return proxies.except.some((entry) => covers(entry.trim().toLowerCase(), target)) ? undefined : proxy;
}

/**
 * Whether an entry names the target: `*`, a host and all below it (`example.com`, `.example.com`, `*.example.com`), an address
 * or a network (`10.0.0.0/8`), each with a port or for all ports.
 */
function covers(entry: string, target: Target): boolean {
  if (entry === '' || entry === '*') return entry === '*';
  const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d+))?$/.exec(entry) ?? [];
  if (port !== undefined && port !== target.port) return false;
  // An address of IPv6 without brackets has no port.
  const named = bracketed ?? plain ?? entry;
  if (named.includes('/')) return isWithin(target.address, named);
  const address = addressOf(named);
  if (address !== undefined) return target.address !== undefined && startsAlike(address, target.address, address.length * 8);
  return target.address === undefined && isAtOrBelow(target.host, named.replace(/^\*?\.|\.$/g, ''));
}

function isAtOrBelow(host: string, domain: string): boolean {
  return domain !== '' && (host === domain || host.endsWith(`.${domain}`));
}

/** Whether an address lies in a network written as address and length of the prefix (RFC 4632 §3.1, RFC 4291 §2.3). */
function isWithin(address: Address | undefined, network: string): boolean {
  const [, base = '', length = ''] = /^(.*)\/(\d{1,3})$/.exec(network) ?? [];
  const start = addressOf(base);
  if (address === undefined || start === undefined || Number(length) > start.length * 8) return false;
  return startsAlike(start, address, Number(length));
}

function startsAlike(one: Address, other: Address, bits: number): boolean {
  if (one.length !== other.length) return false;
  return one.every((byte, at) => {
    const ignored = Math.max(0, 8 - Math.max(0, bits - at * 8));
    return byte >> ignored === (other[at] ?? 0) >> ignored;
  });
}

/** The address a text is; IPv4 in the clothes of IPv6 (`::ffff:10.0.0.1`) is IPv4. Undefined for names. */
function addressOf(text: string): Address | undefined {
  if (/^\d+(?:\.\d+){3}$/.test(text)) return URL.canParse(`http://${text}`) ? text.split('.').map(Number) : undefined;
  if (!text.includes(':') || !URL.canParse(`http://[${text}]`)) return undefined;
  const [head = '', tail] = new URL(`http://[${text}]`).hostname.slice(1, -1).split('::');
  const [before, after] = [groupsOf(head), groupsOf(tail ?? '')];
  const between = Array.from({ length: 8 - before.length - after.length }, () => 0);
  const bytes = [...before, ...between, ...after].flatMap((group) => [group >> 8, group & 0xff]);
  const isMapped = bytes.slice(0, 12).every((byte, at) => byte === (at < 10 ? 0 : 0xff));
  return isMapped ? bytes.slice(12) : bytes;
}

function groupsOf(text: string): readonly number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
}
