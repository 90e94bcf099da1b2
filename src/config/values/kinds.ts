/** One reader for every kind of value: text in, value out, or a UsageError that says what, why and how. */

import { UsageError, wholeOf } from '../../domain/errors.ts';
import { didYouMean } from '../../domain/nearest.ts';
import type { OptionDefinition, ValueKind } from '../../domain/option.ts';
import type { Millis } from '../../domain/time.ts';
import type { StatusSet } from '../../domain/watch.ts';
import { type Range, readDuration, readPositiveDuration, readRange } from './duration.ts';
import { type HeaderLine, readHeader } from './header.ts';
import { readCount, readPercent, readPositiveCount, readSize } from './numbers.ts';
import { type PrintRequest, readPrint } from './print.ts';
import { readSomeStatus, readStatusSet } from './status-set.ts';

/** What the value of each kind is once it is read. */
export interface ValueOfKind {
  readonly text: string;
  readonly duration: Millis;
  readonly range: Range;
  readonly count: number;
  readonly percent: number;
  readonly size: number;
  readonly status: StatusSet;
  // Conditions and paths are compiled by whoever uses them: their parsers are loaded only when there is one.
  readonly condition: string;
  readonly path: string;
  readonly header: HeaderLine;
  readonly print: PrintRequest;
  readonly file: string;
  readonly command: string;
  readonly choice: string;
}

type ValueReader<Value> = (text: string, option: OptionDefinition) => Value;

const asIs: ValueReader<string> = (text) => text;

const readers: { readonly [Kind in ValueKind]: ValueReader<ValueOfKind[Kind]> } = {
  text: asIs,
  duration: (text, { nonzero }) => (nonzero ? readPositiveDuration(text) : readDuration(text)),
  range: readRange,
  count: (text, { nonzero }) => (nonzero ? readPositiveCount(text) : readCount(text)),
  percent: readPercent,
  size: readSize,
  status: (text, { nonzero, standard = '' }) => (nonzero ? readSomeStatus(text, standard) : readStatusSet(text, standard)),
  condition: asIs,
  path: asIs,
  header: readHeader,
  print: readPrint,
  file: readFileName,
  command: readCommand,
  choice: (text, { choices = [] }) => readChoice(choices)(text),
};

/** The value of an option, read as its kind says. @throws UsageError */
export function readValue(option: OptionDefinition, text: string): unknown {
  return readers[option.value ?? 'text'](text, option);
}

/** A reader that takes one of the given words. It throws a UsageError with the nearest of them for any other. */
export function readChoice(choices: readonly string[]): (text: string) => string {
  return (text) => {
    if (choices.includes(text)) return text;
    const hint = [didYouMean(text, choices), `It is one of ${choices.join(', ')}.`].filter((part) => part !== undefined);
    throw new UsageError(`"${text}" is not known`, { hint: hint.join(' '), spot: wholeOf(text) });
  };
}

/** A file name. @throws UsageError when it is empty. */
export function readFileName(text: string): string {
  if (text !== '') return text;
  throw new UsageError('the file name is empty', { hint: 'Write the path of a file.' });
}

/** A command for the shell. @throws UsageError when there is none in it. */
export function readCommand(text: string): string {
  if (text.includes('\0')) throw new UsageError('a command cannot hold a NUL character');
  if (text.trim() !== '') return text;
  throw new UsageError('the command is empty', { hint: 'Write what the shell should run.' });
}
