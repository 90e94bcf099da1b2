/** What every completion script knows, however its shell wants it written. */

import { flagOf, options } from '../../config/options/table.ts';
import type { OptionDefinition } from '../../domain/option.ts';
import { placeholderOf } from '../command-line/flags.ts';
import { subcommands } from '../command-line/subcommands.ts';

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

/** Every flag, and those of the demo. */
export const completedFlags: readonly CompletedFlag[] = [
  ...options.map(flag),
  { long: '--fail', summary: 'demo: the deployment fails', value: { kind: 'nothing' }, placeholder: '', again: false },
  { long: '--serve', summary: 'demo: only serve the sample API', value: { kind: 'nothing' }, placeholder: '', again: false },
];

/** The words that may stand first, with a line on each. */
export const firstWords: readonly (readonly [name: string, summary: string])[] = subcommands.map(({ name, summary }) => [
  name,
  summary,
]);

/** The words that may follow a subcommand. */
export const wordsAfter: ReadonlyMap<string, readonly string[]> = new Map([
  ['completion', ['bash', 'zsh', 'fish', 'powershell']],
  ['help', ['all', ...subcommands.map(({ name }) => name), ...new Set(options.map(({ group }) => group.toLowerCase()))]],
]);

/** The first line of every script, as a comment. */
export const origin = 'Completion for watch-api, made from its option table: do not edit.';

function flag(option: OptionDefinition): CompletedFlag {
  const { short, summary, repeatable, counted, onByDefault } = option;
  return {
    long: flagOf(option),
    ...(short !== undefined && !onByDefault && { short }),
    summary,
    value: completing(option),
    placeholder: option.value === undefined ? '' : placeholderOf(option),
    again: repeatable === true || counted === true,
  };
}

function completing({ value, choices }: OptionDefinition): Completing {
  switch (value) {
    case undefined:
      return { kind: 'nothing' };
    case 'choice':
      return { kind: 'words', words: choices ?? [] };
    case 'print':
      return { kind: 'words', words: ['body', 'headers', 'status'] };
    case 'file':
    case 'command':
      return { kind: value };
    default:
      return { kind: 'anything' };
  }
}
