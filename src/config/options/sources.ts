/** The option that chooses a source, and those the sources bring themselves. */

import type { OptionDefinition } from '../../domain/option.ts';
import { sources } from '../../sources/index.ts';

export const sourceOptions: readonly OptionDefinition[] = [
  {
    name: 'source',
    group: 'Sources',
    value: 'choice',
    placeholder: 'KIND',
    choices: ['auto', ...sources.map(({ kind }) => kind)],
    standard: 'auto',
    summary: 'how news arrives',
  },
  ...sources.flatMap((source) => source.options),
];
