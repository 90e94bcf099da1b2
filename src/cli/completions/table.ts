/** What every completion script knows, however its shell wants it written. */

import { flagOf, options } from '../../config/options/table.ts';
import { printWords } from '../../config/values/print.ts';
import type { OptionDefinition } from '../../domain/option.ts';
import { placeholderOf } from '../command-line/flags.ts';
import { topics } from '../command-line/help.ts';
import { subcommands } from '../command-line/subcommands.ts';
import { shells } from './shells.ts';

/** What may stand behind an option: nothing, one of some words, a file, a command, or anything. */
export type Completing =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'file' | 'command' | 'anything' };

/** One flag to complete. */
export interface CompletedFlag {
  /** With its dashes. */
  readonly long: string;
  /** One letter without its dash. */
  readonly short?: string;
  readonly summary: string;
  readonly value: Completing;
  readonly placeholder: string;
  readonly again: boolean;
}

/** Every flag; those of a subcommand say whose they are. */
export const completedFlags: readonly CompletedFlag[] = [
  ...options.map(flag),
  ...subcommands.flatMap(({ name, options: own }) =>
    own.map(flag).map((each) => ({ ...each, summary: `${name}: ${each.summary}` })),
  ),
];

/** The words that may stand first, with a line on each. */
export const firstWords: readonly (readonly [name: string, summary: string])[] = subcommands.map(({ name, summary }) => [
  name,
  summary,
]);

/** The words that may follow a subcommand. */
export const wordsAfter: ReadonlyMap<string, readonly string[]> = new Map([
  ['completion', shells],
  ['help', topics],
]);

/** The first line of every script, as a comment. */
export const origin = 'Completion for watch-api, made from its option table: do not edit.';

function flag(option: OptionDefinition): CompletedFlag {
  const { short, summary, repeatable, counted, onByDefault } = option;
  const value = completing(option);
  return {
    long: flagOf(option),
    ...(short !== undefined && !onByDefault && { short }),
    summary,
    value,
    placeholder: value.kind === 'nothing' ? '' : placeholderOf(option),
    again: repeatable === true || counted === true,
  };
}

function completing({ value, implied, choices }: OptionDefinition): Completing {
  // What may be left out is not asked for: the next word may be another option.
  if (implied !== undefined) return { kind: 'nothing' };
  switch (value) {
    case undefined:
      return { kind: 'nothing' };
    case 'choice':
      return { kind: 'words', words: choices ?? [] };
    case 'print':
      return { kind: 'words', words: printWords };
    case 'file':
    case 'command':
      return { kind: value };
    default:
      return { kind: 'anything' };
  }
}
