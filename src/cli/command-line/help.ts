/** Help, made from the option table: a first screen for people in a hurry, everything for those who look something up. */

import { configKey, environmentName, findOption, options } from '../../config/options/table.ts';
import { UsageError } from '../../domain/errors.ts';
import { nearest } from '../../domain/nearest.ts';
import type { OptionDefinition, OptionGroup } from '../../domain/option.ts';
import { helpName } from './flags.ts';
import { type Subcommand, subcommands } from './subcommands.ts';

const WIDTH = 80;
const GROUPS: readonly OptionGroup[] = ['Goals', 'Pace', 'Requests', 'Comparison', 'Sources', 'Output', 'Hooks', 'Configuration'];

const USAGE = `Waits for and watches HTTP APIs: polls politely, says what changed,
and exits with a code that says what happened.

Usage:
  watch-api [options] URL                       print every change
  watch-api [options] URL --until CONDITION     wait until it holds
  watch-api [options] URL [--until …] -- CMD    then run CMD, with its exit code
`;

const EXAMPLES = `Examples:
  watch-api https://api.example.com/deploys/42 --until status=ready \\
            --fail-when status=failed --timeout 10m
  watch-api https://api.example.com/items --select items --on-change ./tell.sh
  watch-api :3000/health -- npm test
`;

const VALUES = `Values:
  DUR     500ms, 2s, 1m30s, 2h, 1d; a bare number is seconds
  RANGE   DUR, or DUR..DUR
  STATUS  200,2xx,400-499,!404; only ! items amend the default
  SIZE    10MiB, 10MB, or bytes
  PATH    items[0].id, or an RFC 9535 query: $.items[?@.id==7]
  COND    status=ready, progress>=80, or an expression:
          '$.state == "ok" && status() == 200'
  In every string {{env:NAME}} is a secret from the environment, {{var:NAME}} a
  plain value. --no-NAME takes a switch back that a file or the environment set.
`;

const EXITS = `Exit codes:
  0 met, or a feed's bound reached   1 failed    2 usage     3 unreachable
  4 refused   5 unusable   8 not yet   124 timeout   130 interrupted
`;

/**
 * The help on a topic: none is the first screen, `all` everything, else a subcommand, a group of options or one option.
 * @throws UsageError with a suggestion for a topic there is none on.
 */
export function helpText(topic?: string): string {
  if (topic === undefined || topic === 'help') return firstScreen();
  if (topic === 'all') return everything();
  const wanted = topic.toLowerCase().replace(/^-+/, '');
  const group = GROUPS.find((each) => each.toLowerCase() === wanted);
  if (group !== undefined) return groupHelp(group);
  const subcommand = subcommands.find(({ name }) => name === wanted);
  if (subcommand !== undefined) return subcommandHelp(subcommand);
  const option = findOption(wanted) ?? findOption(wanted.replace(/^no-/, ''));
  if (option !== undefined) return optionHelp(option);
  throw unknownTopic(topic);
}

function firstScreen(): string {
  const common = options.filter((option) => option.common);
  return [
    USAGE,
    commandList(),
    EXAMPLES,
    `Common options:\n${table(common.map((option) => [helpName(option), option.summary]))}`,
    'watch-api --help all shows every option.\n',
  ].join('\n');
}

function everything(): string {
  return [USAGE, commandList(), EXAMPLES, ...GROUPS.map(groupHelp), VALUES, EXITS].join('\n');
}

function groupHelp(group: OptionGroup): string {
  return `${group}:\n${optionList(options.filter((option) => option.group === group))}`;
}

function commandList(): string {
  return `Commands:\n${table(subcommands.map(({ usage, summary }) => [usage, summary]))}`;
}

function subcommandHelp({ name, usage, summary, flags }: Subcommand): string {
  const own = flags === undefined ? [] : [`Options:\n${table(flags)}`, groupHelp('Output')];
  return [`Usage:\n  watch-api ${usage}\n`, `${name}: ${summary}\n`, ...own].join('\n');
}

function optionHelp(option: OptionDefinition): string {
  const inFile = option.group === 'Configuration' ? [] : [['configuration key', configKey(option)] as const];
  const rows = [...inFile, ['environment', environmentName(option)] as const];
  return `${optionList([option])}\n${table(rows)}`;
}

function optionList(list: readonly OptionDefinition[]): string {
  return table(list.map((option) => [helpName(option), described(option)]));
}

function described({ summary, standard, choices, repeatable }: OptionDefinition): string {
  const notes = [
    ...(choices === undefined ? [] : [choices.join(', ')]),
    ...(repeatable ? ['repeatable'] : []),
    ...(standard === undefined ? [] : [`default ${standard}`]),
  ];
  return notes.length === 0 ? summary : `${summary} (${notes.join('; ')})`;
}

/** Two columns; the second is wrapped. */
function table(rows: readonly (readonly [left: string, right: string])[]): string {
  const left = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows
    .map(([name, text]) => `  ${name.padEnd(left)}${wrap(text, WIDTH - left - 2).join(`\n${' '.repeat(left + 2)}`)}\n`)
    .join('');
}

function wrap(text: string, width: number): readonly string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}

function unknownTopic(topic: string): UsageError {
  const topics = ['all', ...GROUPS.map((group) => group.toLowerCase()), ...subcommands.map(({ name }) => name)];
  const near = nearest(topic, [...topics, ...options.map(({ name }) => name)]);
  return new UsageError(`there is no help on "${topic}"`, {
    hint: `${near === undefined ? '' : `Did you mean ${near}? `}There is help on ${topics.join(', ')}, and on every option.`,
  });
}
