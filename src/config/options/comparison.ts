/** The options that say what of an answer is compared. */

import type { OptionDefinition } from '../../domain/option.ts';

const group = 'Comparison';

export const comparisonOptions: readonly OptionDefinition[] = [
  {
    name: 'select',
    group,
    value: 'path',
    placeholder: 'PATH',
    repeatable: true,
    common: true,
    summary: 'compare only what this path selects',
  },
  {
    name: 'ignore',
    group,
    value: 'path',
    placeholder: 'PATH',
    repeatable: true,
    summary: 'leave what this path selects out of the comparison',
  },
];
