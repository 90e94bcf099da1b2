/** The options that say how often to ask and how long one answer may take. */

import type { OptionDefinition } from '../../domain/option.ts';

const group = 'Pace';

export const paceOptions: readonly OptionDefinition[] = [
  {
    name: 'interval',
    short: 'i',
    group,
    value: 'range',
    placeholder: 'RANGE',
    common: true,
    standard: '1s..30s, for this machine 250ms..30s',
    summary: 'the pause between polls; a range adapts',
  },
  {
    name: 'lateness',
    group,
    value: 'percent',
    placeholder: 'PERCENT',
    standard: '10',
    summary: 'how late success may be noticed, as a share of the time waited',
  },
  {
    name: 'max-time',
    short: 'm',
    group,
    value: 'duration',
    placeholder: 'DUR',
    standard: '30s',
    summary: 'the time one whole request may take',
  },
  {
    name: 'connect-timeout',
    group,
    value: 'duration',
    placeholder: 'DUR',
    standard: '10s',
    summary: 'the time connecting may take',
  },
];
