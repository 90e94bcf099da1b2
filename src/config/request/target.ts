/** URLs as people type them: which words look like one, which scheme is meant, and whose credentials stand in it. */

import { UsageError } from '../../domain/errors.ts';
import { shownUrl } from '../../requests/redaction.ts';
import { percentDecoded } from '../../requests/secret-forms.ts';
import { hostKind } from './host-kind.ts';

/** One URL on the command line, with the name it was given. */
export interface Target {
  readonly name?: string;
  /** As typed, without the name. */
  readonly text: string;
  /** Given by code: placeholders in it are not filled in. */
  readonly literal?: boolean;
}

/** A URL ready to be asked. */
export interface Address {
  /** Absolute, http or https (for ws and wss, too), without user information and fragment. */
  readonly url: string;
  /** What stands in place of http: or https: in the URL as it is shown: `ws:`, `wss:`. */
  readonly scheme?: string;
  /** From `name:password@`, decoded. */
  readonly credentials?: { readonly user: string; readonly password: string };
  /** The target is this machine. */
  readonly loopback: boolean;
}

const SCHEME = /^([a-z][a-z0-9+.-]*):\/\//i;
const NAMED = /^([\p{L}_][\p{L}\p{N}_.-]*)=(.+)$/su;
const HOST_PORT = /^(?:[^\s/?#@]*@)?(?:\[[0-9a-f:.]+\]|[\p{L}\p{N}_][^\s/?#:@[\]]*)(?::\d+)?(?:[/?#]|$)/iu;
/** A WebSocket is opened by a request over http or https (RFC 6455 §3). */
const WEB_SOCKET = /^wss?:(?=\/\/)/i;
const STRANGER = /^(https?|wss?|tcp|socket|http-get|https-get|file|mailto|unix):/i;

const SPOKEN = ['http', 'https', 'ws', 'wss'];

/** Splits `name=URL`; a word without a name, or whose rest is no URL, is all URL. */
export function splitTarget(word: string): Target {
  const [, name, text] = NAMED.exec(word) ?? [];
  return name !== undefined && text !== undefined && looksLikeUrl(text) ? { name, text } : { text: word };
}

/**
 * Whether a word on the command line is meant as a URL: it has a scheme, a port, a path, a dot, or is `localhost`.
 * A single bare word is none: it may be a command or the name of a watch.
 */
export function looksLikeUrl(word: string): boolean {
  if (SCHEME.test(word) || STRANGER.test(word) || /^(?::\d|\/\/)/.test(word) || word.includes('{{')) return true;
  if (!HOST_PORT.test(word)) return false;
  return /[.:/?]/.test(word) || word.toLowerCase() === 'localhost';
}

/**
 * Reads a URL. Without a scheme it is https, but http for `:3000/path`, loopback and private addresses, single-label hosts
 * and `.local .internal .test`.
 * @throws UsageError that never shows a password.
 */
export function readTarget(text: string): Address {
  const url = parse(text);
  const { username, password, hostname } = url;
  url.username = '';
  url.password = '';
  url.hash = '';
  const scheme = WEB_SOCKET.exec(text)?.[0].toLowerCase();
  const address = { url: url.href, loopback: hostKind(hostname) === 'loopback', ...(scheme !== undefined && { scheme }) };
  if (username === '' && password === '') return address;
  return { ...address, credentials: { user: percentDecoded(username), password: percentDecoded(password) } };
}

function parse(text: string): URL {
  const shown = quotable(text);
  const scheme = SCHEME.exec(text)?.[1]?.toLowerCase();
  refuseStrangers(shown, scheme);
  const blank = shown.search(/\s/);
  if (blank >= 0) {
    throw new UsageError('the URL has a blank in it', {
      hint: 'Write %20 for a blank, and quote URLs for the shell.',
      spot: { text: shown, at: blank, length: 1 },
    });
  }
  const url = attempt(complete(text, scheme));
  if (url !== undefined) return url;
  const port = /:(\d+)(?:[/?#]|$)/.exec(shown.replace(SCHEME, ''))?.[1];
  const why = port !== undefined && Number(port) > 65_535 ? `: ${port} is no port` : '';
  throw new UsageError(`"${shown}" is not a URL${why}`, { hint: 'Write https://host/path, or :3000/path for this machine.' });
}

function refuseStrangers(shown: string, scheme: string | undefined): void {
  if (shown === '')
    throw new UsageError('the URL is empty', { hint: 'Write https://host/path, or :3000/path for this machine.' });
  const other = scheme ?? STRANGER.exec(shown)?.[1]?.toLowerCase();
  if (other === undefined || (scheme !== undefined && SPOKEN.includes(scheme))) return;
  if (SPOKEN.includes(other)) {
    throw new UsageError(`"${shown}" lacks the two slashes after ${other}:`, { hint: `Write ${other}://host/path.` });
  }
  throw new UsageError(`watch-api speaks http, https, ws and wss, not ${other}:`, {
    hint:
      other === 'tcp'
        ? 'To wait until a port answers HTTP: watch-api :PORT/ --until-change, or :PORT/ -- COMMAND.'
        : 'Write https://host/path.',
  });
}

function complete(text: string, scheme: string | undefined): string {
  if (scheme !== undefined) return text.replace(/^ws/i, 'http');
  if (text.startsWith(':')) return `http://localhost${text}`;
  const bare = text.startsWith('//') ? text.slice(2) : text;
  const host = attempt(`http://${bare}`)?.hostname ?? '';
  return `${hostKind(host) === 'public' ? 'https' : 'http'}://${bare}`;
}

function attempt(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** The URL with its secrets masked, so that a mistake may be quoted. */
export function quotable(text: string): string {
  return shownUrl(text.replace(/^((?:[a-z][a-z0-9+.-]*:)?\/\/)?[^/?#]*@/i, '$1***@'));
}
