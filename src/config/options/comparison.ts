/** The options that say what of an answer is compared. */

import type { OptionDefinition } from '../../domain/option.ts';

const group = 'Comparison';

export const comparisonOptions: readonly OptionDefinition[] = [
  {
    name: 'items',
    group,
    value: 'path',
    placeholder: 'PATH',
    common: true,
    summary: 'tell each new item of this array',
  },
  {
    name: 'item-key',
    group,
    value: 'path',
    placeholder: 'PATH',
    standardNote: 'the content',
    summary: 'the field in an item that tells it apart',
  },
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
  {
    name: 'array-key',
    group,
    value: 'text',
    placeholder: 'PATH=FIELD',
    repeatable: true,
    summary: 'the field by which the items of these arrays are told apart',
  },
  {
    name: 'detect-keys',
    group,
    onByDefault: true,
    summary: 'do not take id, key, name or uuid for the key of array items',
  },
  {
    name: 'ignore-order',
    group,
    value: 'path',
    placeholder: 'PATH',
    repeatable: true,
    summary: 'the order of items in these arrays is no change',
  },
  {
    name: 'compare-headers',
    group,
    value: 'text',
    placeholder: 'NAME',
    repeatable: true,
    summary: 'compare this header field of the answer, too',
  },
];
