/** A whole curl command understood: its URLs, the values of our options it comes to, and what was left out of it. */

import type { Notice } from '../../domain/notice.ts';
import type { RawValue, RawValues } from '../layers/raw-values.ts';
import { formOptions } from '../options/requests.ts';
import { keptLines, lineName } from './curl-headers.ts';
import { curlTargets, isRange } from './curl-targets.ts';
import { type CurlOrigin, curlValues, urlValue } from './curl-values.ts';
import { type CurlLine, type CurlPlace, type GivenOption, mistakeAt } from './curl-words.ts';

/** One URL to watch. */
export interface CurlTarget {
  readonly url: RawValue;
  /** As the user gave it. */
  readonly name?: string;
}

/** What a curl command asks for. */
export interface CurlCommand {
  /** At least one. */
  readonly targets: readonly CurlTarget[];
  /** By the names of our options. They count below the flags beside the command. */
  readonly values: RawValues;
  readonly notices: readonly Notice[];
}

/** Where options of ours stand, by where the command does. */
const OURS_STAND: Readonly<Record<CurlPlace, string>> = {
  'command line': 'before the word curl',
  'pasted text': 'beside --curl',
};

/** Understands a command. @throws UsageError with a caret for what watch-api does not do, and why. */
export function curlCommand(line: CurlLine, origin: CurlOrigin): CurlCommand {
  for (const given of line.options) refuse(line, given);
  const targets = curlTargets(line).map(({ text, name }) => ({
    url: urlValue(text, origin),
    ...(name !== undefined && { name }),
  }));
  const values = new Map(curlValues(line, origin));
  const { kept, left } = keptLines(values.get('header') ?? [], isReading(values));
  values.delete('header');
  if (kept.length > 0) values.set('header', kept);
  // In curl a header that is written goes before the one an option implies.
  if (kept.some((line) => lineName(line) === 'authorization')) for (const name of ['user', 'bearer']) values.delete(name);
  return { targets, values, notices: [...noticeOfDropped([...left, ...writtenOf(line, 'dropped')]), ...noticeOfTelling(line)] };
}

/** @throws UsageError with the reason. */
function refuse({ words, place, options }: CurlLine, given: GivenOption): void {
  const { option, written: wrong, at, on, value = '' } = given;
  const because = (why: string, hint: string) => mistakeAt(words, at, { wrong, message: `curl's ${wrong} ${why}`, hint });
  const ours = OURS_STAND[place];
  if (option.fate.kind === 'refused' && on) throw because(`has no counterpart here: ${option.fate.why}`, option.fate.hint);
  switch (option.name) {
    case 'json':
      if (options.find((each) => each.option.name === 'json') === given) return;
      throw because('would be joined to the one before it', 'Write the document once.');
    case 'rate':
      throw because('spaces transfers that follow each other, and a watch has one', `Write ours ${ours}: --rate N/DUR.`);
    case 'telnet-option': {
      const bound = isRange(value) ? value : 'DUR';
      const long = place === 'command line' ? `, or --timeout ${bound}` : '';
      throw because('is --telnet-option, which means nothing to HTTP', `For the timeout write -t ${bound} ${ours}${long}.`);
    }
    case 'help':
    case 'version':
      throw because('asks for no URL', 'Paste a command that does.');
  }
}

/** Whether the method only reads, by its name or for want of data. */
function isReading(values: RawValues): boolean {
  const method = values.get('request')?.at(-1)?.text.toUpperCase();
  const hasBody = [...formOptions, 'data-json'].some((name) => values.has(name)) && values.get('get')?.at(-1)?.text !== 'true';
  return method === undefined ? !hasBody : ['GET', 'HEAD', 'OPTIONS'].includes(method);
}

function writtenOf({ options }: CurlLine, kind: 'dropped' | 'telling'): readonly string[] {
  return [...new Set(options.filter(({ option, on }) => option.fate.kind === kind && on).map(({ written }) => written))];
}

function noticeOfDropped(names: readonly string[]): readonly Notice[] {
  if (names.length === 0) return [];
  return [
    {
      code: 'curl-dropped',
      message: `left out of the curl command: ${names.join(', ')}`,
      hint: 'They are set poll by poll, and whole answers are asked for.',
    },
  ];
}

function noticeOfTelling(line: CurlLine): readonly Notice[] {
  const names = writtenOf(line, 'telling');
  if (names.length === 0) return [];
  return [
    {
      code: 'curl-output',
      message: `curl's ${names.join(', ')} left out: options of ours say what becomes of an answer`,
      hint: `Write --print body, --print headers or -o FILE ${OURS_STAND[line.place]}.`,
    },
  ];
}
