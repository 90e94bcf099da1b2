/** The completion script for fish. */

import { type CompletedFlag, completedFlags, firstWords, origin, wordsAfter } from './table.ts';

const COMMAND = `# Behind -- stands a command with arguments of its own.
function __watch_api_command
    set -l words (commandline -opc)
    set -e words[1..(contains -i -- -- $words)]
    complete -C (string join ' ' -- (string escape -- $words) (commandline -ct))
end
`;

/** The script; put it into `~/.config/fish/completions`. */
export function fishCompletion(): string {
  const lines = [
    'complete -c watch-api -f',
    "complete -c watch-api -n 'contains -- -- (commandline -opc)' -a '(__watch_api_command)'",
    ...firstWords.map(([name, summary]) => `complete -c watch-api -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`),
    ...[...wordsAfter].map(
      ([word, words]) => `complete -c watch-api -n '__fish_seen_subcommand_from ${word}' -a ${quoted(words.join(' '))}`,
    ),
    ...completedFlags.map(flagLine),
  ];
  return `# ${origin}\n${COMMAND}${lines.join('\n')}\n`;
}

function flagLine({ long, short, summary, value }: CompletedFlag): string {
  const names = `${short === undefined ? '' : ` -s ${short}`} -l ${long.slice(2)}`;
  return `complete -c watch-api${names}${valuePart(value)} -d ${quoted(summary)}`;
}

function valuePart(value: CompletedFlag['value']): string {
  switch (value.kind) {
    case 'nothing':
      return '';
    case 'words':
      return ` -x -a ${quoted(value.words.join(' '))}`;
    case 'file':
      return ' -r -F';
    case 'command':
      return " -x -a '(__fish_complete_subcommand)'";
    case 'anything':
      return ' -x';
  }
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
