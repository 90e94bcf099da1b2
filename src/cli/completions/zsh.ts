/** The completion script for zsh. */

import { shellQuoted } from '../../domain/shell-quote.ts';
import { type CompletedFlag, completedFlags, firstWords, origin, wordsAfter } from './table.ts';

/** The script; put it into a directory of `fpath` under the name `_watch-api`. */
export function zshCompletion(): string {
  const afterWords = [...wordsAfter].map(([word, words]) => `        ${word}) compadd -- ${words.join(' ')} ;;`);
  return `#compdef watch-api
# ${origin}
_watch_api() {
  local -a commands=(
${firstWords.map(([name, summary]) => `    ${shellQuoted(`${name}:${summary}`)}`).join('\n')}
  )
  # Behind -- stands a command with arguments of its own.
  local -i dashes=$words[(i)--]
  if (( dashes < CURRENT )); then
    words=("\${(@)words[dashes + 1,-1]}")
    (( CURRENT -= dashes ))
    _normal
    return
  fi
  local context state state_descr line
  typeset -A opt_args
  _arguments -s -S \\
${completedFlags.map((flag) => `    ${argument(flag)} \\`).join('\n')}
    '1: :->first' \\
    '*:: :->rest' && return
  case $state in
    first) _describe -t commands command commands; _urls ;;
    rest)
      case $line[1] in
${afterWords.join('\n')}
      esac
      ;;
  esac
}
if [[ $funcstack[1] == _watch-api ]]; then _watch_api "$@"; else compdef _watch_api watch-api; fi
`;
}

function argument({ long, short, summary, value, placeholder, again }: CompletedFlag): string {
  const takesValue = value.kind !== 'nothing';
  const forms = [...(short === undefined ? [] : [`-${short}${takesValue ? '+' : ''}`]), `${long}${takesValue ? '=' : ''}`];
  const others = short === undefined ? long : `-${short} ${long}`;
  const before = again ? '*' : `(${others})`;
  const after = `[${summary.replace(/[[\]]/g, '\\$&')}]${takesValue ? `:${placeholder.replaceAll(':', '\\:')}:${actionOf(value)}` : ''}`;
  if (forms.length === 1) return shellQuoted(`${before}${forms[0]}${after}`);
  return `${shellQuoted(before)}{${forms.join(',')}}${shellQuoted(after)}`;
}

function actionOf(value: CompletedFlag['value']): string {
  switch (value.kind) {
    case 'words':
      return `(${value.words.join(' ')})`;
    case 'file':
      return '_files';
    case 'command':
      return '_cmdstring';
    default:
      return '';
  }
}
