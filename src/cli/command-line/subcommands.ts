/** The subcommands: their names, how they are written, and one line on each. */

/** One subcommand. */
export interface Subcommand {
  readonly name: string;
  /** With its words, as the help writes it. */
  readonly usage: string;
  readonly summary: string;
  /** Flags of its own. */
  readonly flags?: readonly (readonly [written: string, summary: string])[];
}

export const subcommands: readonly Subcommand[] = [
  { name: 'run', usage: 'run [NAME]', summary: 'a named watch from the configuration file' },
  {
    name: 'demo',
    usage: 'demo [options]',
    summary: 'watch a sample deployment of our own',
    flags: [
      ['--fail', 'the deployment fails'],
      ['--serve [PORT]', 'only serve the sample API, on any free port or this one'],
    ],
  },
  { name: 'completion', usage: 'completion SHELL', summary: 'print the completion script of a shell' },
  { name: 'help', usage: 'help [TOPIC]', summary: 'show help, help all on every option' },
];
