/** The subcommands: their names, how they are written, one line on each, and the options only they take. */

import type { OptionDefinition } from '../../domain/option.ts';

/** One subcommand. */
export interface Subcommand {
  readonly name: string;
  /** With its words, as the help writes it. */
  readonly usage: string;
  readonly summary: string;
  /** The options that belong to it alone: flags, without environment name and config key. */
  readonly options: readonly OptionDefinition[];
}

/** The subcommands, in the order the help shows them. */
export const subcommands: readonly Subcommand[] = [
  { name: 'run', usage: 'run [NAME]', summary: 'a named watch from the configuration file', options: [] },
  {
    name: 'test',
    usage: 'test FILE',
    summary: 'judge a saved body by --until and --fail-when; no network',
    options: [
      {
        name: 'status',
        group: 'Test',
        value: 'count',
        placeholder: 'N',
        standard: '200',
        summary: 'the status the body is taken to have come with; -H gives its header fields',
      },
    ],
  },
  {
    name: 'demo',
    usage: 'demo [options]',
    summary: 'watch a sample deployment of our own',
    options: [
      { name: 'fail', group: 'Demo', summary: 'the deployment fails' },
      {
        name: 'serve',
        group: 'Demo',
        value: 'count',
        placeholder: 'PORT',
        implied: '0',
        summary: 'only serve the sample API, on any free port or this one',
      },
    ],
  },
  { name: 'completion', usage: 'completion SHELL', summary: 'print the completion script of a shell', options: [] },
  { name: 'help', usage: 'help [TOPIC]', summary: 'show help, help all on every option', options: [] },
];

/** The subcommand an option belongs to; undefined for the options of a watch. */
export function ownerOf(option: string): Subcommand | undefined {
  return subcommands.find(({ options }) => options.some(({ name }) => name === option));
}
