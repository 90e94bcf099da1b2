/** The options that say what a watch waits for and what ends it. */

import type { OptionDefinition } from '../../domain/option.ts';

const group = 'Goals';

/** What bounds a wait that nobody looks at, where nothing else is said. */
export const UNATTENDED_TIMEOUT = '30m';

/** The options under Goals. */
export const goalOptions = [
  {
    name: 'until',
    group,
    value: 'condition',
    placeholder: 'COND',
    repeatable: true,
    common: true,
    summary: 'succeed when it holds; several must hold at once',
  },
  {
    name: 'fail-when',
    group,
    value: 'condition',
    placeholder: 'COND',
    repeatable: true,
    common: true,
    summary: 'fail when it holds; judged before --until',
  },
  {
    name: 'until-change',
    group,
    common: true,
    summary: 'succeed at the first change after the first answer',
  },
  {
    name: 'until-stable',
    group,
    value: 'text',
    placeholder: 'N|DUR',
    summary: 'succeed when nothing has changed for N polls, or that long',
  },
  {
    name: 'pin',
    group,
    value: 'text',
    placeholder: 'PATH[=VALUE]',
    summary: 'judge only answers of this identity; another one in its place ends the wait',
  },
  {
    name: 'appear-within',
    group,
    value: 'duration',
    placeholder: 'DUR',
    nonzero: true,
    summary: 'so long 404 and empty sets mean not there yet; past it the wait ends',
  },
  {
    name: 'confirm',
    group,
    value: 'text',
    placeholder: 'N|DUR',
    standardNote: '1',
    summary: 'count goals, failures and changes only when N polls running, or all that long, agree',
  },
  { name: 'any', group, summary: 'of several watches, one that is met is enough' },
  {
    name: 'at-least',
    group,
    value: 'count',
    placeholder: 'N',
    nonzero: true,
    summary: 'of several watches, N that are met are enough',
  },
  { name: 'keep-going', group, summary: 'let the other watches finish when the end of all is decided' },
  { name: 'once', group, summary: 'poll once and judge that; trouble is final' },
  {
    name: 'timeout',
    short: 't',
    group,
    value: 'duration',
    placeholder: 'DUR',
    common: true,
    standardNote: `${UNATTENDED_TIMEOUT} for a wait off a terminal, else none`,
    summary: 'give up after this time; 0 is never',
  },
  { name: 'max-polls', group, value: 'count', placeholder: 'N', nonzero: true, summary: 'stop after N polls' },
  { name: 'max-errors', group, value: 'count', placeholder: 'N', nonzero: true, summary: 'stop after N failed polls running' },
  {
    name: 'ok-status',
    group,
    value: 'status',
    placeholder: 'STATUS',
    standard: '2xx',
    nonzero: true,
    summary: 'the statuses whose bodies are compared and judged',
  },
  {
    name: 'fatal-status',
    group,
    value: 'status',
    placeholder: 'STATUS',
    standard: '4xx,!404,!408,!409,!423,!425,!429',
    summary: 'the statuses that waiting will not cure',
  },
] as const satisfies readonly OptionDefinition[];
