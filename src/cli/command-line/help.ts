/** Help, made from the option table: a first screen for people in a hurry, everything for those who look something up. */

import { configKey, environmentName, findOption, options } from '../../config/options/table.ts';
import { UsageError } from '../../domain/errors.ts';
import { didYouMean } from '../../domain/nearest.ts';
import type { OptionDefinition, OptionGroup } from '../../domain/option.ts';
import { helpName } from './flags.ts';
import { exitCodesHelp, pages, valuesHelp } from './pages.ts';
import { ownerOf, type Subcommand, subcommands } from './subcommands.ts';
import { table } from './two-columns.ts';

const GROUPS: readonly OptionGroup[] = [
  'Goals',
  'Pace',
  'Requests',
  'Logins',
  'Connection',
  'Comparison',
  'Sources',
  'Output',
  'Hooks',
  'Configuration',
];

const USAGE = `Waits for and watches HTTP APIs: polls politely, says what changed,
and exits with a code that says what happened.

Usage:
  watch-api [options] URL                       print every change
  watch-api [options] URL --until CONDITION     wait until it holds
  watch-api [options] URL [--until …] -- CMD    then run CMD, with its exit code
  watch-api [options] curl ARGUMENTS…           put before a curl command
`;

const EXAMPLES = `Examples:
  watch-api https://api.example.com/deploys/42 --until status=ready \\
            --fail-when status=failed --timeout 10m
  watch-api https://api.example.com/items --select items --on-change ./tell.sh
  watch-api :3000/health -- npm test
`;

/** What there is help on besides each option, in the order it is listed. */
export const topics: readonly string[] = [
  'all',
  ...subcommands.map(({ name }) => name),
  ...GROUPS.map((group) => group.toLowerCase()),
  ...pages.keys(),
];

/**
 * The help on a topic: none is the first screen, `all` everything, else a group of options, a page, a subcommand or one option.
 * @throws UsageError with a suggestion for a topic there is none on.
 */
export function helpText(topic?: string): string {
  if (topic === undefined || topic === 'help') return firstScreen();
  if (topic === 'all') return everything();
  const wanted = topic.toLowerCase().replace(/^-+/, '');
  const group = GROUPS.find((each) => each.toLowerCase() === wanted);
  if (group !== undefined) return groupHelp(group);
  const page = pages.get(wanted);
  if (page !== undefined) return page();
  const subcommand = subcommands.find(({ name }) => name === wanted) ?? ownerOf(wanted);
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
  return [USAGE, commandList(), EXAMPLES, ...GROUPS.map(groupHelp), valuesHelp, exitCodesHelp()].join('\n');
}

function groupHelp(group: OptionGroup): string {
  return `${group}:\n${optionList(options.filter((option) => option.group === group))}`;
}

function commandList(): string {
  return `Commands:\n${table(subcommands.map(({ usage, summary }) => [usage, summary]))}`;
}

function subcommandHelp({ name, usage, summary, options: own, takesOutput, more }: Subcommand): string {
  const lists = [...(own.length === 0 ? [] : [`Options:\n${optionList(own)}`]), ...(takesOutput ? [groupHelp('Output')] : [])];
  return [`Usage:\n  watch-api ${usage}\n`, `${name}: ${summary}\n`, ...(more === undefined ? [] : [more]), ...lists].join('\n');
}

function optionHelp(option: OptionDefinition): string {
  const inFile = option.group === 'Configuration' ? [] : [['configuration key', configKey(option)] as const];
  const rows = [...inFile, ['environment', environmentName(option)] as const];
  return `${optionList([option])}\n${table(rows)}`;
}

function optionList(list: readonly OptionDefinition[]): string {
  return table(list.map((option) => [helpName(option), described(option)]));
}

function described({ summary, standard, standardNote = standard, choices, repeatable }: OptionDefinition): string {
  const notes = [
    ...(choices === undefined ? [] : [choices.join(', ')]),
    ...(repeatable ? ['repeatable'] : []),
    ...(standardNote === undefined ? [] : [`default ${standardNote}`]),
  ];
  return notes.length === 0 ? summary : `${summary} (${notes.join('; ')})`;
}

function unknownTopic(topic: string): UsageError {
  const meant = didYouMean(topic, [...topics, ...options.map(({ name }) => name)]);
  const known = `There is help on ${topics.join(', ')}, and on every option.`;
  return new UsageError(`there is no help on "${topic}"`, { hint: meant === undefined ? known : `${meant} ${known}` });
}
