/** The option table as flags: how each is written, and which word stands for it. */

import { flagOf } from '../../config/options/table.ts';
import type { OptionDefinition } from '../../domain/option.ts';

/** One way to write an option. */
export interface Flag {
  readonly option: OptionDefinition;
  /** As commander and the help write it: `-t, --timeout <DUR>`. */
  readonly written: string;
  /** What it gives where no value follows: `true` or `false` for a switch, the implied value of an option that has one. */
  readonly gives: string;
}

/** curl's own `-f -s -S`, which people paste along: we fail on statuses and are quiet by ourselves. */
export const ignoredFlags: readonly string[] = ['-f', '-s', '-S'];

/** The flags of an option: one, and for a switch the one that takes it back, so that a flag can override a file. */
export function flagsOf(option: OptionDefinition): readonly Flag[] {
  const { name, short, value, implied, counted, onByDefault } = option;
  const head = short === undefined ? '' : `-${short}, `;
  if (value !== undefined) {
    const shown = implied === undefined ? `<${placeholderOf(option)}>` : `[${placeholderOf(option)}]`;
    return [{ option, written: `${head}--${name} ${shown}`, gives: implied ?? '' }];
  }
  const on: Flag = { option, written: `${head}--${name}`, gives: 'true' };
  if (counted || name.startsWith('no-') || name === 'help' || name === 'version') return [on];
  const off: Flag = { option, written: `--no-${name}`, gives: 'false' };
  return onByDefault ? [off, on] : [on, off];
}

/** What stands for an option's value in the help. */
export function placeholderOf({ placeholder, value }: OptionDefinition): string {
  return placeholder ?? value?.toUpperCase() ?? 'VALUE';
}

/** An option as the help writes it: `-t, --timeout DUR`; the short form only where it means the same. */
export function helpName(option: OptionDefinition): string {
  const { short, value, implied, onByDefault } = option;
  const head = short === undefined || onByDefault ? '    ' : `-${short}, `;
  return `${head}${flagOf(option)}${value === undefined ? '' : implied === undefined ? ` ${placeholderOf(option)}` : ` [${placeholderOf(option)}]`}`;
}
