/** Cookie files in Netscape's format, which browsers' extensions and curl write, matched with a URL as RFC 6265 has it. */

import { Cookie, CookieJar, MemoryCookieStore } from 'tough-cookie';
import type { Instant } from '../../domain/time.ts';

/** What a file has for a URL. */
export interface FoundCookies {
  /** Cookies in the file, whomever they are for. */
  readonly total: number;
  /** `name=value`, the longest path first (§5.4). */
  readonly pairs: readonly string[];
}

const HTTP_ONLY = '#HttpOnly_';
const SECOND = 1000;

/** The cookies of a file's text for an absolute URL at a time. Lines that are no cookies are passed over, as by curl. */
export function cookiesIn(text: string, url: string, now: Instant): FoundCookies {
  const { hostname } = new URL(url);
  const cookies = text.split(/\r?\n/).flatMap((line) => cookieOf(line, hostname) ?? []);
  const store = new MemoryCookieStore();
  for (const cookie of cookies) if ((cookie.expiryTime() ?? Number.POSITIVE_INFINITY) > now) void store.putCookie(cookie);
  // Whether they are out of date was asked by our own clock.
  const found = new CookieJar(store).getCookiesSync(url, { expire: false, sort: true });
  return { total: cookies.length, pairs: found.map((cookie) => cookie.cookieString()) };
}

function cookieOf(line: string, hostname: string): Cookie | undefined {
  const header = /^set-cookie:\s*(.*)$/i.exec(line)?.[1];
  if (header !== undefined) return headerCookie(header, hostname);
  const httpOnly = line.startsWith(HTTP_ONLY);
  if (line.startsWith('#') && !httpOnly) return undefined;
  const fields = line.slice(httpOnly ? HTTP_ONLY.length : 0).split('\t');
  const [domain = '', subdomains, path = '/', secure, expires = '', key, value = ''] = fields;
  if (key === undefined || !/^-?\d+$/.test(expires)) return undefined;
  return new Cookie({
    key,
    value,
    domain: domain.replace(/^\./, '').toLowerCase(),
    hostOnly: !isTrue(subdomains),
    path,
    secure: isTrue(secure),
    httpOnly,
    // 0 is a cookie of the session.
    expires: Number(expires) === 0 ? 'Infinity' : new Date(Number(expires) * SECOND),
  });
}

function isTrue(field: string | undefined): boolean {
  return field?.toUpperCase() === 'TRUE';
}

/** A line as a server sent it; without a domain of its own it is for whoever is asked. */
function headerCookie(header: string, hostname: string): Cookie | undefined {
  const cookie = Cookie.parse(header);
  if (cookie === undefined) return undefined;
  cookie.hostOnly = cookie.domain === null;
  cookie.domain ??= hostname;
  cookie.path ??= '/';
  return cookie;
}
