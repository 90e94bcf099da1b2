/** The option that says what to watch by a command for another program. */

import type { OptionDefinition } from '../../domain/option.ts';

/** `--curl`, which stands among the options of requests. */
export const curlOptions: readonly OptionDefinition[] = [
  {
    name: 'curl',
    group: 'Requests',
    value: 'text',
    placeholder: 'TEXT',
    guarded: true,
    summary: 'ask as this pasted curl command does; @FILE and - read it from there',
  },
];
