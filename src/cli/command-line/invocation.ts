/** The words of the command line that are no options: a subcommand, or the URL to watch. */

import { curlCommand } from '../../config/curl/curl-command.ts';
import type { CurlLine } from '../../config/curl/curl-words.ts';
import type { CommandWords, RunInvocation, WatchInvocation } from '../../config/invocation.ts';
import { asFlags, type RawValues, switchValue } from '../../config/layers/raw-values.ts';
import { findOption } from '../../config/options/table.ts';
import { readDoor, urlOfDoor } from '../../config/request/door.ts';
import { looksLikeUrl, splitTarget } from '../../config/request/target.ts';
import { UsageError } from '../../domain/errors.ts';
import { didYouMean } from '../../domain/nearest.ts';
import { isShell, type Shell, shells } from '../completions/shells.ts';
import { adviceForNeighbour } from './neighbours.ts';
import { refuseInapplicable } from './saved-body-options.ts';
import { ownerOf, subcommands } from './subcommands.ts';

/** What the command line asks for. */
export type Invocation =
  | WatchInvocation
  | RunInvocation
  | {
      readonly kind: 'demo';
      /** The deployment fails. */
      readonly fail: boolean;
      /** Only serve the sample API, on this port (0: any free one), and watch nothing. */
      readonly serve?: number;
      /** Output options only. */
      readonly flags: RawValues;
    }
  | {
      readonly kind: 'test';
      /** The path of a saved body; `-` is standard input. */
      readonly file: string;
      readonly status: number;
      readonly flags: RawValues;
    }
  | {
      readonly kind: 'help';
      /** Absent: the first screen. */
      readonly topic?: string;
    }
  | { readonly kind: 'version' }
  | { readonly kind: 'completion'; readonly shell: Shell };

/** The source that opens a door. */
const DOOR = 'listen';

/** The command line after its flags were taken out. */
export interface Words {
  readonly words: readonly string[];
  readonly flags: RawValues;
  /** What stood behind the word `curl`. */
  readonly curl?: CurlLine;
  /** What stood after `--`. */
  readonly command?: readonly string[];
}

/** The invocation the words make. @throws UsageError with a suggestion for words that make none. */
export function invocationOf(line: Words): Invocation {
  const [first, ...rest] = line.words;
  const isOn = (name: string): boolean => line.flags.get(name)?.[0]?.text === 'true';
  if (isOn('help')) return helpOn(topicOf(line.words));
  if (isOn('version')) return { kind: 'version' };
  refuseFlagsOfOthers(line.flags, first);
  switch (first) {
    case 'help':
      return helpOn(rest[0]);
    case 'completion':
      return completionOf(rest);
    case 'demo':
      return demoOf(line, rest);
    case 'test':
      return testOf(line, rest);
    case 'curl':
      return curlOf(line);
    case 'run':
      return runOf(line, rest);
    case 'listen':
      return listenOf(line, rest);
    default:
      return { kind: 'watch', targets: targetsOf(line.words), flags: line.flags, ...commandOf(line) };
  }
}

function helpOn(topic: string | undefined): Invocation {
  return { kind: 'help', ...(topic !== undefined && { topic }) };
}

/** What `--help` is asked about: `--help all`, `run --help`, but not the URL it was typed behind. */
function topicOf([first, second]: readonly string[]): string | undefined {
  if (first === 'help') return second;
  return first !== undefined && looksLikeUrl(first) ? undefined : first;
}

/** Without any, `--curl` or the environment may name them. */
function targetsOf(words: readonly string[]): WatchInvocation['targets'] {
  for (const word of words) if (!looksLikeUrl(splitTarget(word).text)) throw strangeWord(word, words);
  return words.map(splitTarget);
}

function curlOf({ curl, flags, ...line }: Words): Invocation {
  if (curl === undefined) throw new Error('the word curl is read with what follows it');
  const command = curlCommand(curl, { place: 'curl', from: 'flag', literal: false });
  return { kind: 'watch', targets: [], flags, curl: command, ...commandOf({ flags, ...line }) };
}

function strangeWord(word: string, words: readonly string[]): UsageError {
  if (words.some((each) => /^(?:[=!<>]=?|=~|!~|&&|\|\|)$/.test(each))) {
    return new UsageError(`"${word}" stands alone, outside any option`, {
      hint: "Quote a condition with blanks: --until 'status = ready'.",
    });
  }
  if (words.length > 1 && words[0] !== word) {
    return new UsageError(`"${word}" is neither an option nor a URL`, {
      hint: 'Quote values with blanks; a command to run stands after --.',
    });
  }
  const names = subcommands.map(({ name }) => name);
  const url = /^[\w-]+$/.test(word)
    ? ` For the host ${word}, write http://${word}/; for a watch of that name, watch-api run ${word}.`
    : '';
  const meant =
    didYouMean(word, names, (near) => `watch-api ${near}`) ?? 'Write https://host/path, or :3000/path for this machine.';
  return new UsageError(`"${word}" is neither a command nor a URL`, { hint: `${meant}${url}` });
}

function commandOf({ command }: Words): { command?: CommandWords } {
  if (command === undefined) return {};
  const [name, ...rest] = command;
  if (name === undefined || name === '')
    throw new UsageError('no command follows --', { hint: 'Write what to run after it: -- npm test.' });
  return { command: [name, ...rest] };
}

function completionOf(words: readonly string[]): Invocation {
  const [shell = ''] = words;
  if (words.length === 1 && isShell(shell)) return { kind: 'completion', shell };
  const message =
    shell === ''
      ? 'completion needs the name of a shell'
      : words.length > 1
        ? 'completion takes one shell'
        : `"${shell}" is no shell we know`;
  const hints = [didYouMean(shell, shells), `There is ${shells.join(', ')}.`];
  throw new UsageError(message, { hint: hints.filter((hint) => hint !== undefined).join(' ') });
}

function runOf(line: Words, names: readonly string[]): Invocation {
  const flags = new Map([...line.flags].filter(([name]) => ownerOf(name) === undefined));
  const all = switchValue(line.flags.get('all')?.[0]?.text ?? '') ?? false;
  if (all && names[0] !== undefined)
    throw new UsageError(`--all takes no names, and "${names[0]}" is one`, { hint: 'Leave out one of them.' });
  return { kind: 'run', names, flags, ...(all && { all }), ...commandOf(line) };
}

/** A door is a URL of its own, watched by the source that opens it. */
function listenOf({ flags, ...line }: Words, places: readonly string[]): Invocation {
  if (places.length === 0) {
    throw new UsageError('listen needs a port', { hint: 'Write watch-api listen 8787/hook; port 0 is any free one.' });
  }
  const [named] = flags.get('source') ?? [];
  if (named !== undefined && named.text !== DOOR) {
    throw new UsageError(`${named.place} ${named.text} and listen do not go together`, { hint: 'Leave one of them out.' });
  }
  const targets = places.map((word) => ({ text: urlOfDoor(readDoor(word)) }));
  return { kind: 'watch', targets, flags: new Map([...flags, ...asFlags({ source: [DOOR] })]), ...commandOf({ flags, ...line }) };
}

function demoOf({ flags, command }: Words, rest: readonly string[]): Invocation {
  if (rest[0] !== undefined)
    throw new UsageError(`demo takes no "${rest[0]}"`, { hint: 'It watches an API of its own: watch-api demo.' });
  if (command !== undefined) throw new UsageError('demo runs no command', { hint: 'Leave out -- and what follows it.' });
  const told = [...flags].filter(([name]) => ownerOf(name) === undefined);
  const stranger = told.find(([name]) => findOption(name)?.group !== 'Output');
  if (stranger !== undefined) {
    throw new UsageError(`--${stranger[0]} does not apply to the demo`, {
      hint: 'It takes --fail, --serve [PORT] and the output options.',
    });
  }
  const fail = switchValue(flags.get('fail')?.[0]?.text ?? '') ?? false;
  const port = flags.get('serve')?.[0]?.text;
  return { kind: 'demo', fail, ...(port !== undefined && { serve: readPort(port) }), flags: new Map(told) };
}

function testOf({ flags, command }: Words, [file, ...rest]: readonly string[]): Invocation {
  if (file === undefined || rest.length > 0) {
    throw new UsageError('test takes one saved body', {
      hint: "Write watch-api test body.json --until 'status=ready'; - is standard input.",
    });
  }
  if (command !== undefined) throw new UsageError('test runs no command', { hint: 'Leave out -- and what follows it.' });
  const told = new Map([...flags].filter(([name]) => ownerOf(name) === undefined));
  refuseInapplicable(told);
  return { kind: 'test', file, status: readStatus(flags.get('status')?.at(-1)?.text ?? '200'), flags: told };
}

function readStatus(text: string): number {
  if (/^[1-5]\d\d$/.test(text)) return Number(text);
  throw new UsageError(`--status: "${text}" is no HTTP status`, { hint: 'Write a number from 100 to 599.' });
}

function readPort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new UsageError(`--serve: "${text}" is no port`, { hint: 'Write a number up to 65535; 0 or nothing is any free one.' });
}

/** Options of one subcommand mean nothing to the others, nor to a watch. */
function refuseFlagsOfOthers(flags: RawValues, subcommand: string | undefined): void {
  for (const name of flags.keys()) {
    const owner = ownerOf(name)?.name;
    if (owner === undefined || owner === subcommand) continue;
    throw new UsageError(`--${name} belongs to watch-api ${owner}`, {
      hint: adviceForNeighbour(`--${name}`) ?? `Write watch-api ${owner} --${name}.`,
    });
  }
}
