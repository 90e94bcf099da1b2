# Completion for watch-api, made from its option table: do not edit.
Register-ArgumentCompleter -Native -CommandName watch-api -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  # Case matters: -X and -x are different flags.
  $values = [System.Collections.Hashtable]::new([System.StringComparer]::Ordinal)
  $values['--source'] = @('auto', 'poll')
  $values['--print'] = @('body', 'headers', 'status')
  $values['--format'] = @('auto', 'live', 'ndjson', 'plain')
  $values['--diff'] = @('paths', 'unified', 'patch', 'none')
  $values['--color'] = @('auto', 'always', 'never')
  $values['completion'] = @('bash', 'zsh', 'fish', 'powershell')
  $values['help'] = @('all', 'run', 'test', 'demo', 'completion', 'help', 'goals', 'pace', 'requests', 'comparison', 'sources', 'output', 'hooks', 'configuration', 'conditions', 'exit-codes', 'environment', 'values')
  $files = @('--output', '-o', '--config')
  $flags = [ordered]@{
    '--until' = 'succeed when it holds; several must hold at once'
    '--fail-when' = 'fail when it holds; judged before --until'
    '--until-change' = 'succeed at the first change after the first answer'
    '--until-stable' = 'succeed when nothing has changed for N polls, or that long'
    '--pin' = 'judge only answers of this identity; another one in its place ends the wait'
    '--appear-within' = 'so long 404 and empty sets mean not there yet; past it the wait ends'
    '--confirm' = 'count goals, failures and changes only when N polls running, or all that long, agree'
    '--any' = 'of several watches, one that is met is enough'
    '--at-least' = 'of several watches, N that are met are enough'
    '--keep-going' = 'let the other watches finish when the end of all is decided'
    '--once' = 'poll once and judge that; trouble is final'
    '--timeout' = 'give up after this time; 0 is never'
    '--max-polls' = 'stop after N polls'
    '--max-errors' = 'stop after N failed polls running'
    '--ok-status' = 'the statuses whose bodies are compared and judged'
    '--fatal-status' = 'the statuses that waiting will not cure'
    '--interval' = 'the pause between polls; a range adapts'
    '--lateness' = 'how late success may be noticed, as a share of the time waited'
    '--rate' = 'at most so many requests to one origin, all watches together'
    '--max-concurrency' = 'at most so many requests to one origin at a time'
    '--max-time' = 'the time one whole request may take'
    '--connect-timeout' = 'the time connecting may take'
    '--request' = 'the request method'
    '--header' = 'send it; ''Name:'' removes one, ''Name;'' is empty'
    '--data' = 'send form data, joined with &; @FILE reads a file, @- standard input'
    '--data-json' = 'send JSON and ask for JSON; @FILE and @- as for --data'
    '--user' = 'log in with Basic authentication'
    '--bearer' = 'log in with a token, best ''{{env:TOKEN}}'''
    '--insecure' = 'do not verify certificates'
    '--max-size' = 'the largest body taken, decoded'
    '--repeat' = 'allow a method other than GET, HEAD and OPTIONS to be sent on every poll'
    '--no-conditional' = 'do not send ETag and Last-Modified back; every answer comes whole'
    '--no-location' = 'do not follow redirects'
    '--max-redirs' = 'follow at most N redirects'
    '--user-agent' = 'the User-Agent header; an empty one is not sent'
    '--select' = 'compare only what this path selects'
    '--ignore' = 'leave what this path selects out of the comparison'
    '--array-key' = 'the field by which the items of these arrays are told apart'
    '--no-detect-keys' = 'do not take id, key, name or uuid for the key of array items'
    '--ignore-order' = 'the order of items in these arrays is no change'
    '--compare-headers' = 'compare this header field of the answer, too'
    '--source' = 'how news arrives'
    '--print' = 'write body, headers, status, PATH or NAME=PATH raw'
    '--json' = 'write events as lines of JSON; --format ndjson'
    '--format' = 'how events are told'
    '--diff' = 'how changes are shown: a line each, a diff with context, RFC 6902'
    '--output' = 'write the last body to this file, on failure too'
    '--quiet' = 'tell only errors; -qq tells nothing'
    '--verbose' = 'tell polls and pauses; -vv headers and judgements'
    '--heartbeat' = 'the longest silence; 0 is no limit'
    '--dry-run' = 'show the request, the goals and the schedule; send nothing'
    '--color' = 'whether to colour'
    '--debug' = 'show the stack behind an error'
    '--on-change' = 'run at each change; the event is its input'
    '--on-met' = 'run when the goal is met'
    '--on-fail' = 'run when the watch fails, is refused, gives up or times out'
    '--on-error' = 'run when trouble begins'
    '--on-recover' = 'run when trouble is over'
    '--on-end' = 'run last, however the watch ends'
    '--with' = 'run beside the watch, ended with it; its early end ends the wait'
    '--hook-shell' = 'the shell for hooks; none runs the words as they are'
    '--hook-timeout' = 'the time one hook may take'
    '--config' = 'read this file instead of looking for one'
    '--no-config' = 'read no configuration file'
    '--help' = 'show help; --help all shows every option'
    '--version' = 'show the version'
    '--status' = 'test: the status the body is taken to have come with; -H gives its header fields'
    '--fail' = 'demo: the deployment fails'
    '--serve' = 'demo: only serve the sample API, on any free port or this one'
  }
  $commands = [ordered]@{
    'run' = 'a named watch from the configuration file'
    'test' = 'judge a saved body by --until and --fail-when; no network'
    'demo' = 'watch a sample deployment of our own'
    'completion' = 'print the completion script of a shell'
    'help' = 'show help, help all on every option'
  }
  $before = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { "$_" })
  $previous = if ($before.Count -gt 0) { $before[-1] } else { '' }
  # An empty answer lets PowerShell complete file names.
  if ($files -ccontains $previous -or $before -ccontains '--') { return }
  if ($values.ContainsKey($previous)) {
    $values[$previous] | Where-Object { $_ -like "$wordToComplete*" } |
      ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
    return
  }
  $table = if ($wordToComplete -like '-*') { $flags } elseif ($before.Count -le 1) { $commands } else { @{} }
  $table.GetEnumerator() | Where-Object { $_.Key -like "$wordToComplete*" } |
    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_.Key, $_.Key, 'ParameterName', $_.Value) }
}
