/** The arguments of curl taken apart as curl takes them: options with their values, URLs, and long options of ours among them. */

import type { UsageError } from '../../domain/errors.ts';
import { didYouMean } from '../../domain/nearest.ts';
import type { OptionDefinition } from '../../domain/option.ts';
import { findOption, options } from '../options/table.ts';
import { type CurlOption, curlOption, curlOptions, shortCurlOption } from './curl-options.ts';
import { mistakeIn, type Slip } from './shown-words.ts';

/** Where the arguments stand: on our own command line, or in a text that was pasted and holds nothing but curl's. */
export type CurlPlace = 'command line' | 'pasted text';

/** One option of curl as it was given. */
export interface GivenOption {
  readonly option: CurlOption;
  /** As it was written, without its value: `-X`, `--no-location`. */
  readonly written: string;
  /** False behind `--no-`. */
  readonly on: boolean;
  readonly value?: string;
  /** The position of the word it stands in. */
  readonly at: number;
}

/** The arguments of one curl command. */
export interface CurlLine {
  readonly place: CurlPlace;
  readonly words: readonly string[];
  readonly options: readonly GivenOption[];
  /** The positions of the words that are URLs. */
  readonly urls: readonly number[];
  /** Long options of ours that curl lacks, with their values. */
  readonly own: readonly string[];
}

/** What stands at one position, and how many words it takes. */
interface Reading {
  readonly options: readonly GivenOption[];
  readonly own: readonly string[];
  readonly taken: number;
}

/** What curl says of itself, we say of ourselves. */
const ASKS_US: ReadonlySet<string> = new Set(['help', 'version']);

const nothing: Reading = { options: [], own: [], taken: 1 };

/** Takes the words behind `curl` apart. @throws UsageError for what neither curl nor watch-api knows, and for missing values. */
export function readCurlWords(words: readonly string[], place: CurlPlace): CurlLine {
  const options: GivenOption[] = [];
  const urls: number[] = [];
  const own: string[] = [];
  let isOver = false;
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? '';
    const { taken, ...reading } = isOver || !word.startsWith('-') || word === '--' ? nothing : readWord(words, at, place);
    if (isOver || !word.startsWith('-')) urls.push(at);
    // Behind -- curl takes every word for a URL.
    else if (word === '--') isOver = true;
    options.push(...reading.options);
    own.push(...reading.own);
    at += taken;
  }
  const asks = place === 'command line' ? options.filter(({ option }) => ASKS_US.has(option.name)) : [];
  own.push(...asks.map(({ option }) => `--${option.name}`));
  return { place, words, options: options.filter((given) => !asks.includes(given)), urls, own };
}

/** A mistake in an option, with a caret under it. */
export function mistakeAt(words: readonly string[], at: number, slip: Slip): UsageError {
  return mistakeIn(slip, ['curl', ...words.slice(0, at)]);
}

function readWord(words: readonly string[], at: number, place: CurlPlace): Reading {
  const word = words[at] ?? '';
  if (!word.startsWith('--')) return readLetters(words, at);
  const [, name = '', sign = '', attached = ''] = /^--([^=]*)(=?)([\s\S]*)$/.exec(word) ?? [];
  const written = `--${name}`;
  const found = longOption(name);
  if (found === undefined) return readOwn(words, at, place);
  const given = { ...found, written, at };
  if (!given.option.takesValue) {
    if (sign === '') return { options: [given], own: [], taken: 1 };
    throw mistakeAt(words, at, { wrong: written, message: `curl's ${written} takes no value`, hint: `Write ${written} alone.` });
  }
  // Since 8.16 curl takes --name=value, too.
  if (sign !== '') return { options: [{ ...given, value: attached }], own: [], taken: 1 };
  return { options: [{ ...given, value: valueBehind(words, at, written) }], own: [], taken: 2 };
}

function longOption(name: string): Pick<GivenOption, 'option' | 'on'> | undefined {
  // --expand-NAME fills variables of curl into the value of --NAME.
  const exact = curlOption(name) ?? (name.startsWith('expand-') ? curlOption('variable') : undefined);
  if (exact !== undefined) return { option: exact, on: true };
  const reversed = name.startsWith('no-') ? curlOption(name.slice(3)) : undefined;
  return reversed?.negatable ? { option: reversed, on: false } : undefined;
}

/** Letters behind one dash: switches, until one takes what is left, or the next word, for its value. */
function readLetters(words: readonly string[], at: number): Reading {
  const word = words[at] ?? '';
  refuseSingleDash(words, at);
  const given: GivenOption[] = [];
  for (let from = 1; from < Math.max(2, word.length); from += 1) {
    const letter = word.charAt(from);
    const option = shortCurlOption(letter);
    const written = `-${letter}`;
    if (option === undefined) {
      throw mistakeAt(words, at, {
        wrong: written,
        message: `curl has no option ${written}`,
        hint: 'watch-api help curl says what it takes.',
      });
    }
    // -N is --no-buffer: the one letter that switches off.
    if (!option.takesValue) given.push({ option, written, on: letter !== 'N', at });
    else if (from + 1 < word.length)
      return { options: [...given, { option, written, on: true, value: word.slice(from + 1), at }], own: [], taken: 1 };
    else
      return {
        options: [...given, { option, written, on: true, value: valueBehind(words, at, written), at }],
        own: [],
        taken: 2,
      };
  }
  return { options: given, own: [], taken: 1 };
}

/** `-location` would be `-l -o cation`: a file, not a redirect. */
function refuseSingleDash(words: readonly string[], at: number): void {
  const name = /^-([a-z][a-z.-]+)$/.exec(words[at] ?? '')?.[1];
  if (name === undefined || (curlOption(name) ?? findOption(name)) === undefined) return;
  throw mistakeAt(words, at, { wrong: `-${name}`, message: `-${name} has one dash too few`, hint: `Write --${name}.` });
}

function valueBehind(words: readonly string[], at: number, written: string): string {
  const value = words[at + 1];
  if (value !== undefined) return value;
  throw mistakeAt(words, at, {
    wrong: written,
    message: `curl's ${written} needs a value, and nothing follows it`,
    hint: 'Write it behind the option.',
  });
}

/** A long option curl lacks: one of ours, where those may stand. */
function readOwn(words: readonly string[], at: number, place: CurlPlace): Reading {
  const word = words[at] ?? '';
  const written = word.replace(/=[\s\S]*$/, '');
  const name = written.slice(2);
  const option = findOption(name) ?? reversedOption(name);
  if (option === undefined) throw unknown(words, at, place);
  if (place === 'pasted text') {
    throw mistakeAt(words, at, {
      wrong: written,
      message: `${written} is an option of watch-api, not of curl`,
      hint: 'Write it beside --curl.',
    });
  }
  const isWhole = word !== written || option.value === undefined || option.implied !== undefined || option.name !== name;
  return { options: [], own: words.slice(at, at + (isWhole ? 1 : 2)), taken: isWhole ? 1 : 2 };
}

/** The switch of ours that `no-NAME` switches off. */
function reversedOption(name: string): OptionDefinition | undefined {
  const option = name.startsWith('no-') ? findOption(name.slice(3)) : undefined;
  return option?.value === undefined ? option : undefined;
}

function unknown(words: readonly string[], at: number, place: CurlPlace): UsageError {
  const written = (words[at] ?? '').replace(/=[\s\S]*$/, '');
  const names = [...curlOptions.map(({ name }) => name), ...(place === 'pasted text' ? [] : options.map(({ name }) => name))];
  const meant = didYouMean(written.slice(2), names, (near) => `--${near}`);
  return mistakeAt(words, at, {
    wrong: written,
    message: `curl has no option ${written}`,
    hint: meant ?? 'watch-api help curl says what it takes.',
  });
}
