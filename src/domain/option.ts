/** What an option is: one entry makes the flag, the environment name, the config key, the help and the completion. */

/** What an option's value is, which decides how it is read and what an error about it says. */
export type ValueKind =
  | 'text'
  | 'duration'
  | 'range'
  | 'count'
  | 'percent'
  | 'size'
  | 'status'
  | 'condition'
  | 'path'
  | 'header'
  | 'print'
  | 'file'
  | 'command'
  | 'choice';

/** The heading an option stands under in the help. */
export type OptionGroup =
  | 'Goals'
  | 'Pace'
  | 'Requests'
  | 'Logins'
  | 'Connection'
  | 'Comparison'
  | 'Output'
  | 'Hooks'
  | 'Configuration'
  | 'Sources'
  /** Options of one subcommand: flags alone, without environment name and config key. */
  | 'Demo'
  | 'Run'
  | 'Test';

/** One option. */
export interface OptionDefinition {
  /** Long name without dashes. The environment name is WATCH_API_ + it in capitals, the config key its camelCase. */
  readonly name: string;
  /** One letter without the dash. */
  readonly short?: string;
  readonly group: OptionGroup;
  /** What the value is; absent for a flag that is on or off. */
  readonly value?: ValueKind;
  /** How the value is called in the help: `DUR`, `COND`. */
  readonly placeholder?: string;
  /** The values of a `choice`. */
  readonly choices?: readonly string[];
  /** May be given several times; the config key takes a list. */
  readonly repeatable?: boolean;
  /** A flag counted by repetition (`-v`, `-vv`). */
  readonly counted?: boolean;
  /** A flag that is on unless switched off: its flag is `--no-<name>`. */
  readonly onByDefault?: boolean;
  /** The default, as one would write it: what is read where nothing was given. */
  readonly standard?: string;
  /** The default in words, where it depends on the occasion. */
  readonly standardNote?: string;
  /** The value may be left out; then it is this one. */
  readonly implied?: string;
  /** Nothing is no value of it: 0, no time at all, a set without a status. */
  readonly nonzero?: boolean;
  /** One line, starting small, no full stop. */
  readonly summary: string;
  /** Stands in the first screen of `--help`. */
  readonly common?: boolean;
  /** Its value is a secret as a whole. */
  readonly secret?: boolean;
  /** Arms commands or credentials: a found project file sets it only under `run`. */
  readonly guarded?: boolean;
  /** Belongs to the run, not to one watch: not a key of a watch entry. */
  readonly global?: boolean;
}
