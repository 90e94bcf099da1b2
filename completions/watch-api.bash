# Completion for watch-api, made from its option table: do not edit.
_watch_api() {
  local IFS=$'\n' cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} words='' i
  COMPREPLY=()
  # Bash takes --name=value apart at the sign.
  if [[ $cur == '=' ]]; then
    cur=''
  elif [[ $prev == '=' ]]; then
    prev=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  # Behind -- stands a command with arguments of its own.
  for ((i = 1; i < COMP_CWORD; i++)); do
    if [[ ${COMP_WORDS[i]} == -- ]]; then
      compopt -o filenames 2>/dev/null
      if ((i == COMP_CWORD - 1)); then COMPREPLY=($(compgen -c -- "$cur")); else COMPREPLY=($(compgen -f -- "$cur")); fi
      return
    fi
  done
  case $prev in
    --netrc-file) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$cur")); return ;;
    --auth-cmd) COMPREPLY=($(compgen -c -- "$cur")); return ;;
    --key) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$cur")); return ;;
    --cacert) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$cur")); return ;;
    --unix-socket) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$cur")); return ;;
    --source) COMPREPLY=($(IFS=' ' compgen -W 'auto cursor job listen long-poll poll sse websocket' -- "$cur")); return ;;
    --print) COMPREPLY=($(IFS=' ' compgen -W 'body headers status' -- "$cur")); return ;;
    --format) COMPREPLY=($(IFS=' ' compgen -W 'auto live ndjson plain' -- "$cur")); return ;;
    --diff) COMPREPLY=($(IFS=' ' compgen -W 'paths unified patch none' -- "$cur")); return ;;
    -o | --output) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$cur")); return ;;
    --color) COMPREPLY=($(IFS=' ' compgen -W 'auto always never' -- "$cur")); return ;;
    --on-change) COMPREPLY=($(compgen -c -- "$cur")); return ;;
    --on-met) COMPREPLY=($(compgen -c -- "$cur")); return ;;
    --on-fail) COMPREPLY=($(compgen -c -- "$cur")); return ;;
    --on-error) COMPREPLY=($(compgen -c -- "$cur")); return ;;
    --on-recover) COMPREPLY=($(compgen -c -- "$cur")); return ;;
    --on-end) COMPREPLY=($(compgen -c -- "$cur")); return ;;
    --with) COMPREPLY=($(compgen -c -- "$cur")); return ;;
    --hook-shell) COMPREPLY=($(compgen -c -- "$cur")); return ;;
    --config) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$cur")); return ;;
    --until | --fail-when | --until-stable | --pin | --appear-within | --confirm | --at-least | -t | --timeout | --max-polls | --max-errors | --ok-status | --fatal-status | -i | --interval | --lateness | --rate | --max-concurrency | -m | --max-time | --connect-timeout | -X | --request | -H | --header | -d | --data | --data-raw | --data-binary | --data-urlencode | --data-json | --url-query | -b | --cookie | -A | --user-agent | -e | --referer | --max-redirs | --max-size | --curl | -u | --user | --bearer | --oauth2-token-url | --oauth2-client-id | --oauth2-client-secret | --oauth2-scope | -E | --cert | --pass | -x | --proxy | -U | --proxy-user | --noproxy | --resolve | --connect-to | --items | --item-key | --select | --ignore | --array-key | --ignore-order | --compare-headers | --cursor | --cursor-start | --more | --job-url | --result-url | --verify-secret | --hold | --event | --idle | --send | --subprotocol | --ping-interval | --heartbeat | --hook-timeout | --status) return ;;
  esac
  case ${COMP_WORDS[1]} in
    completion) words='bash zsh fish powershell' ;;
    help) words='all curl run listen test demo completion help goals pace requests logins connection comparison sources output hooks configuration conditions exit-codes environment values' ;;
  esac
  if [[ $cur == -* ]]; then
    words='--until --fail-when --until-change --until-stable --pin --appear-within --confirm --any --at-least --keep-going --once -t --timeout --max-polls --max-errors --ok-status --fatal-status -i --interval --lateness --rate --max-concurrency -m --max-time --connect-timeout -X --request -H --header -d --data --data-raw --data-binary --data-urlencode --data-json -G --get --url-query -b --cookie -A --user-agent -e --referer --correlation-id --no-location --max-redirs --location-trusted --max-size --repeat --no-conditional --curl -u --user --bearer --netrc --netrc-file --auth-cmd --oauth2-token-url --oauth2-client-id --oauth2-client-secret --oauth2-scope -E --cert --key --pass -k --insecure --cacert -x --proxy -U --proxy-user --noproxy --resolve --connect-to --unix-socket -4 --ipv4 -6 --ipv6 --http2 --items --item-key --select --ignore --array-key --no-detect-keys --ignore-order --compare-headers --source --cursor --cursor-start --more --job-url --result-url --verify-secret --public --hold --event --idle --send --subprotocol --ping-interval --print --json --format --diff -o --output -q --quiet -v --verbose --heartbeat --dry-run --color --debug --on-change --on-met --on-fail --on-error --on-recover --on-end --with --hook-shell --hook-timeout --config --no-config -h --help -V --version --all --status --fail --serve'
  elif ((COMP_CWORD == 1)); then
    words='curl run listen test demo completion help'
  fi
  COMPREPLY=($(IFS=' ' compgen -W "$words" -- "$cur"))
}
complete -F _watch_api watch-api
