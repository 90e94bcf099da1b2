/** The command line understood: commander reads the flags of the option table, and what is wrong becomes a UsageError. */

import { Command, CommanderError, Option } from 'commander';
import { curlAdvice } from '../../config/curl/curl-options.ts';
import { readCurlWords } from '../../config/curl/curl-words.ts';
import type { RawValue } from '../../config/layers/raw-values.ts';
import { options } from '../../config/options/table.ts';
import { UsageError } from '../../domain/errors.ts';
import { didYouMean } from '../../domain/nearest.ts';
import type { OptionDefinition } from '../../domain/option.ts';
import { splitArguments } from './arguments.ts';
import { type Flag, flagsOf, ignoredFlags, placeholderOf } from './flags.ts';
import { type Invocation, invocationOf } from './invocation.ts';
import { adviceForNeighbour } from './neighbours.ts';
import { subcommands } from './subcommands.ts';

export type { Invocation } from './invocation.ts';

/** Every option there is a flag for, those of the subcommands included. */
const flagged: ReadonlyMap<string, OptionDefinition> = new Map(
  [...options, ...subcommands.flatMap((subcommand) => subcommand.options)].map((option) => [option.name, option]),
);
const flags: readonly Flag[] = [...flagged.values()].flatMap(flagsOf);

/**
 * What `argv` (without node and script) asks for. Values of options are not read yet: they may be placeholders.
 * @throws UsageError for unknown flags, missing values and words that make no sense; never ends the process.
 */
export function parseArguments(argv: readonly string[]): Invocation {
  const { own: all, command } = splitArguments(argv);
  const before = beforeCurl(all);
  for (const word of before) refuseSingleDash(word);
  const curl = before.length === all.length ? undefined : readCurlWords(all.slice(before.length + 1), 'command line');
  const own = [...before, ...(curl?.own ?? [])];
  const given = new Map<string, RawValue[]>();
  const program = createProgram((flag, text) => take(given, flag, { text, own }));
  const { operands, unknown } = parse(program, own);
  refuseBareCurl(given);
  if (unknown[0] !== undefined) throw unknownFlag(unknown[0]);
  return invocationOf({
    words: curl === undefined ? operands : ['curl', ...operands],
    flags: given,
    ...(curl !== undefined && { curl }),
    ...(command !== undefined && { command }),
  });
}

/** The words before the first one that is no option, where that is `curl`; else all of them. */
function beforeCurl(words: readonly string[]): readonly string[] {
  if (!words.includes('curl')) return words;
  const { operands } = parse(createProgram(() => {}).passThroughOptions(), words);
  return operands[0] === 'curl' ? words.slice(0, -operands.length) : words;
}

function createProgram(onFlag: (flag: Flag, text: string) => void): Command {
  const program = new Command('watch-api')
    .helpOption(false)
    .exitOverride()
    .configureOutput({ writeErr: () => {}, writeOut: () => {} });
  for (const flag of flags) {
    const option = new Option(flag.written);
    program.addOption(option);
    program.on(`option:${option.name()}`, (value?: string | null) => onFlag(flag, value ?? flag.gives));
  }
  for (const short of ignoredFlags) program.addOption(new Option(short));
  return program;
}

function parse(program: Command, own: readonly string[]): ReturnType<Command['parseOptions']> {
  try {
    return program.parseOptions([...own]);
  } catch (cause) {
    if (!(cause instanceof CommanderError)) throw cause;
    const written = /'([^']+)'/.exec(cause.message)?.[1] ?? '';
    const flag = flags.find((each) => each.written === written);
    if (cause.code !== 'commander.optionMissingArgument' || flag === undefined) throw new UsageError(cause.message, { cause });
    throw missingValue(flag, 'nothing follows it');
  }
}

/** Keeps one value; `own` are the words it stood among. */
function take(
  given: Map<string, RawValue[]>,
  { option, written }: Flag,
  { text, own }: { text: string; own: readonly string[] },
): void {
  const { name, value, repeatable, counted } = option;
  if (value !== undefined && own.includes(text) && isFlag(text)) {
    throw missingValue({ option, written }, `${text} follows it, which is an option itself`);
  }
  const position = [...given.values()].flat().length;
  const raw: RawValue = {
    text,
    place: `--${text === 'false' && value === undefined ? 'no-' : ''}${name}`,
    from: 'flag',
    position,
  };
  const before = given.get(name) ?? [];
  if (counted) given.set(name, [{ ...raw, text: String(Number(before[0]?.text ?? 0) + 1) }]);
  else given.set(name, repeatable ? [...before, raw] : [raw]);
}

function missingValue({ option, written }: Pick<Flag, 'option' | 'written'>, why: string): UsageError {
  const message = `--${option.name} needs a value, and ${why}`;
  return new UsageError(message, { hint: `Write ${written.replace(/[<>]/g, '')}: ${option.summary}.` });
}

function isFlag(word: string): boolean {
  const long = /^--(?:no-)?([^=]+)/.exec(word)?.[1];
  if (long !== undefined) return flagged.get(long) !== undefined;
  return [...flagged.values()].some(({ short }) => short !== undefined && word === `-${short}`);
}

/** `-until x` would be `-u ntil`: a password, not a condition. */
function refuseSingleDash(word: string): void {
  const name = /^-([a-z][a-z-]+)/.exec(word)?.[1];
  if (name === undefined || flagged.get(name) === undefined) return;
  throw new UsageError(`${word} has one dash too few`, { hint: `Write --${name}.` });
}

/** A command that was pasted without quotes reached us as many words, the first of which is `curl`. */
function refuseBareCurl(given: ReadonlyMap<string, readonly RawValue[]>): void {
  if (given.get('curl')?.at(-1)?.text !== 'curl') return;
  throw new UsageError('--curl takes a whole command, in quotes', {
    hint: 'Quote it; or leave out the dashes: watch-api … curl URL.',
  });
}

function unknownFlag(word: string): UsageError {
  const flag = word.startsWith('--') ? word.replace(/=.*$/s, '') : word;
  const known = flagged.get(flag.replace(/^--(?:no-)?/, ''));
  if (known !== undefined && word.includes('=')) {
    return new UsageError(`${flag} takes no value`, { hint: `Write ${flag} alone.` });
  }
  const advice = adviceForNeighbour(flag) ?? curlAdvice(flag);
  if (advice !== undefined) return new UsageError(`there is no option ${flag}`, { hint: advice });
  const names = flags.map(({ written }) => /--[\w-]+/.exec(written)?.[0] ?? '');
  const hint = didYouMean(flag, names, (near) => near + valueName(near)) ?? 'watch-api --help all lists every option.';
  return new UsageError(`there is no option ${flag}`, { hint });
}

function valueName(flag: string): string {
  const option = flagged.get(flag.slice(2));
  return option?.value === undefined ? '' : ` ${placeholderOf(option)}`;
}
