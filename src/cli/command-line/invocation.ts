/** The words of the command line that are no options: a subcommand, or the URL to watch. */

import type { CommandWords, RunInvocation, WatchInvocation } from '../../config/invocation.ts';
import type { RawValues } from '../../config/layers/raw-values.ts';
import { findOption } from '../../config/options/table.ts';
import { looksLikeUrl, splitTarget } from '../../config/request/target.ts';
import { UsageError } from '../../domain/errors.ts';
import { nearest } from '../../domain/nearest.ts';
import { completionScript, isShell, type Shell, shells } from '../completions/completions.ts';
import { helpText } from './help.ts';
import { subcommands } from './subcommands.ts';

/** What the command line asks for. */
export type Invocation =
  | WatchInvocation
  | RunInvocation
  | {
      readonly kind: 'demo';
      /** The deployment fails. */
      readonly fail: boolean;
      /** Only serve the sample API, watch nothing. */
      readonly serve: boolean;
      /** The port to serve on; absent: any free one. */
      readonly port?: number;
      /** Output options only. */
      readonly flags: RawValues;
    }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'version' }
  | { readonly kind: 'completion'; readonly shell: Shell; readonly text: string };

/** The command line after its flags were taken out. */
export interface Words {
  readonly words: readonly string[];
  readonly flags: RawValues;
  readonly demo: { readonly fail: boolean; readonly serve: boolean; readonly port?: string };
  /** What stood after `--`. */
  readonly command?: readonly string[];
}

/** The invocation the words make. @throws UsageError with a suggestion for words that make none. */
export function invocationOf(line: Words): Invocation {
  const [first, ...rest] = line.words;
  const isOn = (name: string): boolean => line.flags.get(name)?.[0]?.text === 'true';
  if (isOn('help')) return { kind: 'help', text: helpText(topicOf(line.words)) };
  if (isOn('version')) return { kind: 'version' };
  if (first !== 'demo') refuseDemoFlags(line);
  switch (first) {
    case 'help':
      return { kind: 'help', text: helpText(rest[0]) };
    case 'completion':
      return completionOf(rest);
    case 'demo':
      return demoOf(line, rest);
    case 'run':
      return { kind: 'run', names: rest, flags: line.flags, ...commandOf(line) };
    default:
      return { kind: 'watch', targets: targetsOf(line.words), flags: line.flags, ...commandOf(line) };
  }
}

/** What `--help` is asked about: `--help all`, `run --help`, but not the URL it was typed behind. */
function topicOf([first, second]: readonly string[]): string | undefined {
  if (first === 'help') return second;
  return first !== undefined && looksLikeUrl(first) ? undefined : first;
}

function targetsOf(words: readonly string[]): WatchInvocation['targets'] {
  const [first, ...others] = words;
  if (first === undefined) {
    throw new UsageError('there is no URL to watch', {
      hint: 'Write watch-api URL, for a wait watch-api URL --until status=ready.',
    });
  }
  for (const word of words) if (!looksLikeUrl(splitTarget(word).text)) throw strangeWord(word, words);
  if (others.length > 0) {
    throw new UsageError(`one watch at a time: ${words.length} URLs in one run are not taken yet`, {
      hint: 'Run watch-api once for each URL.',
    });
  }
  return [splitTarget(first)];
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
  const near = nearest(
    word,
    subcommands.map(({ name }) => name),
  );
  const url = /^[\w-]+$/.test(word)
    ? ` For the host ${word}, write http://${word}/; for a watch of that name, watch-api run ${word}.`
    : '';
  const meant =
    near === undefined ? 'Write https://host/path, or :3000/path for this machine.' : `Did you mean watch-api ${near}?`;
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
  if (words.length === 1 && isShell(shell)) return { kind: 'completion', shell, text: completionScript(shell) };
  const near = nearest(shell, shells);
  const message =
    shell === ''
      ? 'completion needs the name of a shell'
      : words.length > 1
        ? 'completion takes one shell'
        : `"${shell}" is no shell we know`;
  throw new UsageError(message, { hint: `${near === undefined ? '' : `Did you mean ${near}? `}There is ${shells.join(', ')}.` });
}

function demoOf({ flags, demo, command }: Words, rest: readonly string[]): Invocation {
  if (rest[0] !== undefined)
    throw new UsageError(`demo takes no "${rest[0]}"`, { hint: 'It watches an API of its own: watch-api demo.' });
  if (command !== undefined) throw new UsageError('demo runs no command', { hint: 'Leave out -- and what follows it.' });
  const stranger = [...flags.keys()].find((name) => findOption(name)?.group !== 'Output');
  if (stranger !== undefined) {
    throw new UsageError(`--${stranger} does not apply to the demo`, {
      hint: 'It takes --fail, --serve [port] and the output options.',
    });
  }
  const { fail, serve, port } = demo;
  if (port === undefined) return { kind: 'demo', fail, serve, flags };
  if (/^\d{1,5}$/.test(port) && Number(port) <= 65_535) return { kind: 'demo', fail, serve, port: Number(port), flags };
  throw new UsageError(`--serve: "${port}" is no port`, { hint: 'Write a number up to 65535; 0 or nothing is any free one.' });
}

function refuseDemoFlags({ demo }: Words): void {
  const flag = demo.serve ? '--serve' : '--fail';
  if (!demo.fail && !demo.serve) return;
  throw new UsageError(`${flag} belongs to watch-api demo`, {
    hint:
      flag === '--fail'
        ? '--fatal-status says which statuses end a watch, --fail-when which answers.'
        : 'Write watch-api demo --serve.',
  });
}
