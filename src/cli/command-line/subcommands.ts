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
  /** It takes the options of output, too. */
  readonly takesOutput?: boolean;
  /** What else its help says. Complete lines, at most 80 columns. */
  readonly more?: string;
}

const runHelp = `Without a name it lists what there is. Options of a watch go before those of the
file: watch-api run deploy --timeout 5m.
`;

const testHelp = `It takes --until, --fail-when, --pin, --ok-status, --fatal-status, -H for the
header fields of the answer, and of the options of output --print, --json, -v,
-vv, -q, --dry-run. It exits as --once does.
`;

const curlHelp = `Behind the word curl, curl's options have curl's meaning: redirects are followed
with -L only, -d sends a POST, -I a HEAD. Long options that curl lacks are ours
there, too: --until, --timeout, --interval, --format ndjson. Short ones, --json,
--rate and -o FILE stand before it. A POST still needs --repeat or --once.

  of no effect    -s -S -f -v -N -# --compressed --retry and their like
  left out, with  -o -O -w -i -D, for which there are --print and -o FILE;
  a notice        -r, -z, and headers that a cache or a connection sets
  refused, with   -F -T -K -Z --next --digest, and what else has no counterpart
  a reason

A command copied from a browser is pasted as it is, options of ours beside it:
  watch-api --curl 'curl …' --until status=ready
  watch-api --curl @FILE, or --curl - for standard input
What is pasted is data: no variable and no {{env:NAME}} in it is filled in.
`;

const listenHelp = `It is written [HOST:]PORT[/PATH], several for several doors. Goals, hooks and
output are those of any watch. Without a host the door is open to this machine
alone; port 0 is any free one, which is told. Without a path every path counts.

  watch-api listen 8787/hook --until '$.status == "done"' --timeout 10m
  watch-api listen 0.0.0.0:8787/hook --public --verify-secret '{{env:SECRET}}'
`;

/** The subcommands, in the order the help shows them. */
export const subcommands: readonly Subcommand[] = [
  {
    name: 'curl',
    usage: 'curl ARGUMENTS…',
    summary: 'ask as this curl command does; our options before it',
    options: [],
    more: curlHelp,
  },
  {
    name: 'run',
    usage: 'run [NAME…]',
    summary: 'named watches and groups of the configuration file',
    options: [{ name: 'all', group: 'Run', summary: 'run every watch there is' }],
    more: runHelp,
  },
  {
    name: 'listen',
    usage: 'listen PORT[/PATH]',
    summary: 'watch the webhooks that are sent to us',
    options: [],
    more: listenHelp,
  },
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
    more: testHelp,
  },
  {
    name: 'demo',
    usage: 'demo [options]',
    summary: 'watch a sample deployment of our own',
    takesOutput: true,
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
