/** A URL as curl reads it: http where no scheme is said, and braces and brackets as patterns. */

import { type Spot, UsageError } from '../../domain/errors.ts';
import { matchAt } from '../../json/match-at.ts';
import { quotable } from '../request/target.ts';

/** How a curl command has its URLs read. */
export interface UrlRules {
  /** The scheme of a URL that has none. */
  readonly scheme: string;
  /** Braces and brackets are taken as they are (`--globoff`). */
  readonly globoff: boolean;
}

const WITH_SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
/** Ours: `:3000/path`, and a placeholder that may hold the scheme. */
const OF_OURS = /^(?::\d|\{\{)/;
/** A scheme that lost its slashes: the mistake is told where URLs are read. */
const HALF_SCHEME = /^(?:https?|wss?|ftp|file):(?!\d)/i;
const ESCAPED = /\\[[\]{}]/y;
const ADDRESS = /\[(?:[0-9a-f:.]*:[0-9a-f:.]*(?:%[^\]]*)?)?\]/iy;
const PLACEHOLDER = /\{\{[^{}]*\}\}/y;

/** The URL that is meant. @throws UsageError for patterns (`[1-3]`, `{a,b}`), of which each match would be a watch. */
export function curlUrl(text: string, { scheme, globoff }: UrlRules): string {
  const url = globoff ? text : withoutPatterns(text);
  if (WITH_SCHEME.test(url) || OF_OURS.test(url) || HALF_SCHEME.test(url)) return url;
  return `${scheme}:${url.startsWith('//') ? '' : '//'}${url}`;
}

function withoutPatterns(text: string): string {
  let url = '';
  for (let at = 0; at < text.length; ) {
    const escaped = matchAt(ESCAPED, text, at);
    const whole = escaped ?? matchAt(ADDRESS, text, at) ?? matchAt(PLACEHOLDER, text, at) ?? text.charAt(at);
    if (/^[[\]{}]$/.test(whole)) throw patternMistake(text, at);
    url += escaped?.slice(1) ?? whole;
    at += whole.length;
  }
  return url;
}

function patternMistake(text: string, at: number): UsageError {
  const sign = text.charAt(at);
  const pattern = /^(?:\[[^\]]*\]?|\{[^}]*\}?|.)/s.exec(text.slice(at))?.[0] ?? sign;
  const shown = quotable(text);
  const place = shown.indexOf(pattern);
  const spot: Spot | undefined = place < 0 ? undefined : { text: shown, at: place, length: pattern.length };
  return new UsageError(`curl takes ${sign} in a URL for a pattern of several URLs, which watch-api does not write out`, {
    hint: 'Write each URL; behind -g braces and brackets are taken as they are.',
    ...(spot !== undefined && { spot }),
  });
}
