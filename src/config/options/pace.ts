/** The options that say how often to ask and how long one answer may take. */

import type { OptionDefinition } from '../../domain/option.ts';

const group = 'Pace';

/** The range of pauses where nothing else is said: for the network, and for this machine, which is asked more often. */
export const standardIntervals = { network: '1s..30s', loopback: '250ms..30s' } as const;

/** The options under Pace. */
export const paceOptions = [
  {
    name: 'interval',
    short: 'i',
    group,
    value: 'range',
    placeholder: 'RANGE',
    common: true,
    standardNote: `${standardIntervals.network}, for this machine ${standardIntervals.loopback}`,
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
    name: 'rate',
    group,
    value: 'text',
    placeholder: 'N/DUR',
    summary: 'at most so many requests to one origin, all watches together',
  },
  {
    name: 'max-concurrency',
    group,
    value: 'count',
    placeholder: 'N',
    nonzero: true,
    summary: 'at most so many requests to one origin at a time',
  },
  {
    name: 'max-time',
    short: 'm',
    group,
    value: 'duration',
    placeholder: 'DUR',
    standard: '30s',
    nonzero: true,
    summary: 'the time one whole request may take',
  },
  {
    name: 'connect-timeout',
    group,
    value: 'duration',
    placeholder: 'DUR',
    standard: '10s',
    nonzero: true,
    summary: 'the time connecting may take',
  },
] as const satisfies readonly OptionDefinition[];
