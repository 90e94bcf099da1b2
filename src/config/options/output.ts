/** The options that say what is told, how, and where to. */

import type { OptionDefinition } from '../../domain/option.ts';
import { formats } from '../../formats/index.ts';

const group = 'Output';

/** The longest silence where nobody looks and nothing else is said. */
export const UNATTENDED_HEARTBEAT = '60s';

/** The options under Output. */
export const outputOptions = [
  {
    name: 'print',
    group,
    value: 'print',
    placeholder: 'WHAT',
    repeatable: true,
    common: true,
    summary: 'write body, headers, status, PATH or NAME=PATH raw',
  },
  { name: 'json', group, global: true, common: true, summary: 'write events as lines of JSON; --format ndjson' },
  {
    name: 'format',
    group,
    value: 'choice',
    placeholder: 'FORMAT',
    choices: ['auto', ...formats.map(({ kind }) => kind)],
    standard: 'auto',
    global: true,
    summary: 'how events are told',
  },
  {
    name: 'diff',
    group,
    value: 'choice',
    placeholder: 'STYLE',
    choices: ['paths', 'unified', 'patch', 'none'],
    standard: 'paths',
    global: true,
    summary: 'how changes are shown: a line each, a diff with context, RFC 6902',
  },
  {
    name: 'output',
    short: 'o',
    group,
    value: 'file',
    placeholder: 'FILE',
    guarded: true,
    summary: 'write the last body to this file, on failure too',
  },
  { name: 'quiet', short: 'q', group, counted: true, global: true, common: true, summary: 'tell only errors; -qq tells nothing' },
  {
    name: 'verbose',
    short: 'v',
    group,
    counted: true,
    global: true,
    common: true,
    summary: 'tell polls and pauses; -vv headers and judgements',
  },
  {
    name: 'heartbeat',
    group,
    value: 'duration',
    placeholder: 'DUR',
    standardNote: `${UNATTENDED_HEARTBEAT} off a terminal, else none`,
    summary: 'the longest silence; 0 is no limit',
  },
  { name: 'dry-run', group, global: true, summary: 'show the request, the goals and the schedule; send nothing' },
  {
    name: 'color',
    group,
    value: 'choice',
    placeholder: 'WHEN',
    choices: ['auto', 'always', 'never'],
    standard: 'auto',
    global: true,
    summary: 'whether to colour',
  },
  { name: 'debug', group, global: true, summary: 'show the stack behind an error' },
] as const satisfies readonly OptionDefinition[];
