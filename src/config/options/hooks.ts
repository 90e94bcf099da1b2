/** The options that run commands at what happens. */

import type { OptionDefinition } from '../../domain/option.ts';

const group = 'Hooks';

function hook<const Name extends string>(name: Name, summary: string) {
  return { name, group, value: 'command', placeholder: 'CMD', repeatable: true, guarded: true, summary } as const;
}

/** The options under Hooks. */
export const hookOptions = [
  { ...hook('on-change', 'run at each change; the event is its input'), common: true },
  hook('on-met', 'run when the goal is met'),
  hook('on-fail', 'run when the watch fails, is refused, gives up or times out'),
  hook('on-error', 'run when trouble begins'),
  hook('on-recover', 'run when trouble is over'),
  hook('on-end', 'run last, however the watch ends'),
  {
    name: 'with',
    group,
    value: 'command',
    placeholder: 'CMD',
    guarded: true,
    summary: 'run beside the watch, ended with it; its early end ends the wait',
  },
  {
    name: 'hook-shell',
    group,
    value: 'command',
    placeholder: 'SHELL',
    standard: 'sh',
    guarded: true,
    summary: 'the shell for hooks; none runs the words as they are',
  },
  {
    name: 'hook-timeout',
    group,
    value: 'duration',
    placeholder: 'DUR',
    standard: '60s',
    nonzero: true,
    summary: 'the time one hook may take',
  },
] as const satisfies readonly OptionDefinition[];
