/** The URLs of a curl command, each a watch of its own. */

import { parseDuration } from '../../domain/duration.ts';
import { UsageError } from '../../domain/errors.ts';
import { looksLikeUrl, splitTarget, type Target } from '../request/target.ts';
import { curlUrl, type UrlRules } from './curl-url.ts';
import { type CurlLine, type GivenOption, mistakeAt } from './curl-words.ts';

/** The URLs in the order they were given. @throws UsageError where there is none, and for words that are none. */
export function curlTargets(line: CurlLine): readonly [Target, ...Target[]] {
  const named = line.options.filter(({ option }) => option.name === 'url');
  const texts = [...line.urls.map((at) => ({ at, text: line.words[at] ?? '' })), ...named.map(urlOption(line))];
  texts.sort((one, other) => one.at - other.at);
  for (const { at } of texts) refuseStrayValue(line, at);
  const isAlone = texts.length === 1;
  const [first, ...others] = texts.map(({ text }) => targetOf(text, line, isAlone));
  if (first === undefined) {
    throw new UsageError('the curl command has no URL', { hint: 'Write it behind the options, as curl takes it.' });
  }
  return [first, ...others];
}

function urlOption({ words }: CurlLine): (given: GivenOption) => { readonly at: number; readonly text: string } {
  return ({ at, written, value = '' }) => {
    if (!value.startsWith('@')) return { at, text: value };
    throw mistakeAt(words, at, { wrong: written, message: 'URLs are not read from a file', hint: 'Write each URL.' });
  };
}

function targetOf(text: string, { place, options }: CurlLine, isAlone: boolean): Target {
  // What was pasted is curl's, and curl knows no names.
  const target = place === 'pasted text' ? { text } : splitTarget(text);
  const isHost = isAlone && /^[\w.-]+$/.test(text);
  if (!looksLikeUrl(target.text) && !isHost) {
    const message =
      place === 'pasted text' ? 'a word is neither an option nor a URL' : `"${text}" is neither an option nor a URL`;
    throw new UsageError(message, { hint: 'Quote values with blanks; a command to run stands after --.' });
  }
  return { ...target, text: curlUrl(target.text, rulesOf(options)) };
}

function rulesOf(options: readonly GivenOption[]): UrlRules {
  const last = (name: string): GivenOption | undefined => options.findLast(({ option }) => option.name === name);
  return { scheme: last('proto-default')?.value ?? 'http', globoff: last('globoff')?.on === true };
}

/** curl's -i takes no value, ours does: what stands behind it would be a URL. */
function refuseStrayValue({ words, options, place }: CurlLine, at: number): void {
  const text = words[at] ?? '';
  const include = options.find((given) => given.at === at - 1 && given.option.name === 'show-headers');
  if (include === undefined || !isRange(text)) return;
  throw mistakeAt(words, at, {
    wrong: text,
    message: `curl's ${include.written} takes no value, so ${text} would be a URL`,
    hint:
      place === 'pasted text'
        ? `Write -i ${text} beside --curl.`
        : `Write -i ${text} before the word curl, or --interval ${text}.`,
  });
}

/** Whether a text is a duration or a range of two: what our `-i` and `-t` take, and no URL. */
export function isRange(text: string): boolean {
  return text.split('..').every((end) => parseDuration(end) !== undefined);
}
