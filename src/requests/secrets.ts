/** What in a request is a secret by its place: credential headers, user information, query values named like a key. */

import { isSecretField } from '../domain/secret-field.ts';
import { base64, percentDecoded } from './secret-forms.ts';

export { isSecretField as isSecretHeader } from '../domain/secret-field.ts';

/** A header as it is sent. */
export type Field = readonly [name: string, value: string];

const WORDS: ReadonlySet<string> = new Set([
  'token',
  'key',
  'apikey',
  'accesskey',
  'secret',
  'sig',
  'signature',
  'password',
  'passwd',
  'passphrase',
  'pwd',
  'auth',
  'credential',
]);

/** Whether a query value of this name is a secret: a word of the name says token, key, secret, sig, password. */
export function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return words.some((word) => WORDS.has(word));
}

/** The secrets in a header: its value, the part after an authentication scheme, what Basic hides, the values of cookies. */
export function secretsOfHeader([name, value]: Field): readonly string[] {
  if (!isSecretField(name)) return [];
  const secrets = [value];
  if (/cookie$/i.test(name)) {
    for (const pair of value.split(';')) secrets.push(pair.slice(pair.indexOf('=') + 1).trim());
  }
  const [, scheme, credentials] = /^(\S+)\s+(.+)$/.exec(value) ?? [];
  if (scheme !== undefined && credentials !== undefined && /authorization$/i.test(name)) {
    secrets.push(credentials, ...(scheme.toLowerCase() === 'basic' ? basicParts(credentials) : []));
  }
  return secrets.filter((secret) => secret !== '');
}

/** The secrets of Basic credentials: the password, the pair, and the pair as it is sent (RFC 7617). */
export function secretsOfBasic(user: string, password: string): readonly string[] {
  return [password, `${user}:${password}`, basicCredentials(user, password)].filter((secret) => secret !== '');
}

/** The credentials after the word `Basic` (RFC 7617, UTF-8). */
export function basicCredentials(user: string, password: string): string {
  return base64(new TextEncoder().encode(`${user}:${password}`));
}

/** The secrets in a URL: its user information, and query values named like one; decoded and as written. */
export function secretsOfUrl(url: string): readonly string[] {
  const secrets: string[] = [];
  const userInfo = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)@/i.exec(url)?.[1];
  if (userInfo !== undefined) {
    const password = userInfo.slice(userInfo.indexOf(':') + 1);
    secrets.push(userInfo, password, decoded(password));
  }
  for (const [, name, value] of queryPairs(url)) if (isSecretName(decoded(name))) secrets.push(value, decoded(value));
  return [...new Set(secrets)].filter((secret) => secret !== '');
}

/** The `name=value` pairs of a URL's query, each with the sign before it, undecoded. */
function queryPairs(url: string): readonly (readonly [sign: string, name: string, value: string])[] {
  return [...url.replace(/#.*$/s, '').matchAll(QUERY_PAIR)].map((match) => [match[1] ?? '', match[2] ?? '', match[3] ?? '']);
}

/** One pair of a query, with the sign before it. */
export const QUERY_PAIR: RegExp = /([?&;])([^=&;#?]+)=([^&;#]*)/g;

function basicParts(credentials: string): readonly string[] {
  try {
    const bytes = Uint8Array.from(atob(credentials), (character) => character.charCodeAt(0));
    const pair = new TextDecoder().decode(bytes);
    return [pair, pair.slice(pair.indexOf(':') + 1)];
  } catch {
    // Not base64: then there is nothing behind it.
    return [];
  }
}

function decoded(text: string): string {
  return percentDecoded(text.replaceAll('+', ' '));
}
