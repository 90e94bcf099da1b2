/** One reader for every kind of value: text in, value out, or a UsageError that says what, why and how. */

import { UsageError } from '../../domain/errors.ts';
import { nearest } from '../../domain/nearest.ts';
import type { OptionDefinition, ValueKind } from '../../domain/option.ts';
import { readTarget } from '../request/target.ts';
import { readDuration, readRange } from './duration.ts';
import { readHeader } from './header.ts';
import { readCount, readPercent, readSize } from './numbers.ts';
import { readPrint } from './print.ts';
import { readStatusSet, standardStatuses } from './status-set.ts';

const readers: Readonly<Record<Exclude<ValueKind, 'choice'>, (text: string) => unknown>> = {
  text: (text) => text,
  url: readTarget,
  duration: readDuration,
  range: readRange,
  count: readCount,
  percent: readPercent,
  size: readSize,
  status: (text) => readStatusSet(text, standardStatuses.ok),
  // Conditions and paths are compiled by whoever uses them: their parsers are loaded only when there is one.
  condition: (text) => text,
  path: (text) => text,
  header: readHeader,
  print: readPrint,
  file: readFileName,
  command: readCommand,
};

/** The value of an option that brings no reader of its own. @throws UsageError */
export function readValue({ value, choices }: OptionDefinition, text: string): unknown {
  return value === 'choice' ? readChoice(choices ?? [])(text) : readers[value ?? 'text'](text);
}

/** A reader that takes one of the given words. It throws a UsageError with the nearest of them for any other. */
export function readChoice(choices: readonly string[]): (text: string) => string {
  return (text) => {
    if (choices.includes(text)) return text;
    const near = nearest(text, choices);
    const spot = { text, at: 0, length: Math.max(1, text.length) };
    const known = `It is one of ${choices.join(', ')}.`;
    throw new UsageError(`"${text}" is not known`, { hint: near === undefined ? known : `Did you mean ${near}? ${known}`, spot });
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
