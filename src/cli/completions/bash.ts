/** The completion script for bash, from 3.2 on and without the bash-completion package. */

import { type CompletedFlag, completedFlags, firstWords, origin, wordsAfter } from './table.ts';

/** The script; source it, or put it where bash-completion looks. */
export function bashCompletion(): string {
  const afterFlags = completedFlags.flatMap(valueCase);
  const unknown = completedFlags.filter(({ value }) => value.kind === 'anything').map(namesOf);
  const afterWords = [...wordsAfter].map(([word, words]) => `    ${word}) words='${words.join(' ')}' ;;`);
  const flags = completedFlags.flatMap(({ long, short }) => (short === undefined ? [long] : [`-${short}`, long]));
  return `# ${origin}
_watch_api() {
  local IFS=$'\\n' cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD - 1]} words='' i
  COMPREPLY=()
  # Bash takes --name=value apart at the sign.
  if [[ $cur == '=' ]]; then
    cur=''
  elif [[ $prev == '=' ]]; then
    prev=\${COMP_WORDS[COMP_CWORD - 2]}
  fi
  # Behind -- stands a command with arguments of its own.
  for ((i = 1; i < COMP_CWORD; i++)); do
    if [[ \${COMP_WORDS[i]} == -- ]]; then
      compopt -o filenames 2>/dev/null
      if ((i == COMP_CWORD - 1)); then COMPREPLY=($(compgen -c -- "$cur")); else COMPREPLY=($(compgen -f -- "$cur")); fi
      return
    fi
  done
  case $prev in
${afterFlags.join('\n')}
    ${unknown.join(' | ')}) return ;;
  esac
  case \${COMP_WORDS[1]} in
${afterWords.join('\n')}
  esac
  if [[ $cur == -* ]]; then
    words='${flags.join(' ')}'
  elif ((COMP_CWORD == 1)); then
    words='${firstWords.map(([name]) => name).join(' ')}'
  fi
  COMPREPLY=($(IFS=' ' compgen -W "$words" -- "$cur"))
}
complete -F _watch_api watch-api
`;
}

function namesOf({ long, short }: CompletedFlag): string {
  return short === undefined ? long : `-${short} | ${long}`;
}

function valueCase(flag: CompletedFlag): readonly string[] {
  switch (flag.value.kind) {
    case 'words':
      return [`    ${namesOf(flag)}) COMPREPLY=($(IFS=' ' compgen -W '${flag.value.words.join(' ')}' -- "$cur")); return ;;`];
    case 'file':
      return [`    ${namesOf(flag)}) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$cur")); return ;;`];
    case 'command':
      return [`    ${namesOf(flag)}) COMPREPLY=($(compgen -c -- "$cur")); return ;;`];
    default:
      return [];
  }
}
