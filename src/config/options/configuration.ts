/** The options about this program itself: they come from flags or the environment, never from a file. */

import type { OptionDefinition } from '../../domain/option.ts';

const group = 'Configuration';

/** The options under Configuration. */
export const configurationOptions: readonly OptionDefinition[] = [
  {
    name: 'config',
    group,
    value: 'file',
    placeholder: 'FILE',
    global: true,
    summary: 'read this file instead of looking for one',
  },
  { name: 'no-config', group, global: true, summary: 'read no configuration file' },
  { name: 'help', short: 'h', group, global: true, common: true, summary: 'show help; --help all shows every option' },
  { name: 'version', short: 'V', group, global: true, summary: 'show the version' },
];
