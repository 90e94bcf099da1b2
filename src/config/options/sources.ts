/** The option that chooses a source, and those the sources bring themselves. */

import type { SourceDefinition } from '../../domain/definition.ts';
import type { OptionDefinition } from '../../domain/option.ts';
import { sources } from '../../sources/index.ts';

/** The values of `--source`. */
export function sourceChoices(among: readonly SourceDefinition[]): readonly string[] {
  return ['auto', ...among.map(({ kind }) => kind)];
}

/** The options under Sources. */
export const sourceOptions: readonly OptionDefinition[] = [
  {
    name: 'source',
    group: 'Sources',
    value: 'choice',
    placeholder: 'KIND',
    choices: sourceChoices(sources),
    standard: 'auto',
    summary: 'how news arrives',
  },
  ...sources.flatMap((source) => source.options),
];
