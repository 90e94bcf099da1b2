# Completion for watch-api, made from its option table: do not edit.
Register-ArgumentCompleter -Native -CommandName watch-api -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  # Case matters: -X and -x are different flags.
  $values = [System.Collections.Hashtable]::new([System.StringComparer]::Ordinal)
  $values['--source'] = @('auto', 'cursor', 'job', 'listen', 'long-poll', 'poll', 'sse', 'websocket')
  $values['--print'] = @('body', 'headers', 'status')
  $values['--format'] = @('auto', 'live', 'ndjson', 'plain')
  $values['--diff'] = @('paths', 'unified', 'patch', 'none')
  $values['--color'] = @('auto', 'always', 'never')
  $values['completion'] = @('bash', 'zsh', 'fish', 'powershell')
  $values['help'] = @('all', 'curl', 'run', 'listen', 'test', 'demo', 'completion', 'help', 'goals', 'pace', 'requests', 'logins', 'connection', 'comparison', 'sources', 'output', 'hooks', 'configuration', 'conditions', 'exit-codes', 'environment', 'values')
  $files = @('--netrc-file', '--key', '--cacert', '--unix-socket', '--output', '-o', '--config')
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
    '--header' = 'send it; ''Name:'' removes one, ''Name;'' is empty, @FILE has one a line'
    '--data' = 'send form data, joined with &; @FILE less its line ends, @- standard input'
    '--data-raw' = 'send form data as it is, an @ too'
    '--data-binary' = 'send form data; @FILE as it is, line ends included'
    '--data-urlencode' = 'send form data, encoded: CONTENT, =CONTENT, NAME=CONTENT, @FILE, NAME@FILE'
    '--data-json' = 'send JSON and ask for JSON; @FILE and @- as for --data'
    '--get' = 'put the data of -d and its kin into the query, and ask with GET'
    '--url-query' = 'add to the query, encoded as by --data-urlencode; behind a + as it is'
    '--cookie' = 'send NAME=VALUE, or those of a Netscape cookie file that are for the URL'
    '--user-agent' = 'the User-Agent header; an empty one is not sent'
    '--referer' = 'the Referer header'
    '--correlation-id' = 'send an id of the run, and one of each request made from it, as X-Request-Id'
    '--no-location' = 'do not follow redirects'
    '--max-redirs' = 'follow at most N redirects'
    '--location-trusted' = 'follow redirects, and send what was set to wherever they lead, credentials included'
    '--max-size' = 'the largest body taken, decoded'
    '--repeat' = 'allow a method other than GET, HEAD and OPTIONS to be sent on every poll'
    '--no-conditional' = 'do not send ETag and Last-Modified back; every answer comes whole'
    '--curl' = 'ask as this pasted curl command does; @FILE and - read it from there'
    '--user' = 'log in with Basic authentication; without :PASSWORD it is asked for'
    '--bearer' = 'log in with a token, best ''{{env:TOKEN}}'''
    '--netrc' = 'log in as ~/.netrc says, unless -u or the URL do'
    '--netrc-file' = 'log in as this file says, in the format of ~/.netrc'
    '--auth-cmd' = 'log in with the token a command prints; run again on a 401'
    '--oauth2-token-url' = 'log in with a token from here, by client credentials (RFC 6749); renewed in time'
    '--oauth2-client-id' = 'who asks for the token'
    '--oauth2-client-secret' = 'the secret of the client'
    '--oauth2-scope' = 'what the token is to allow, separated by blanks'
    '--cert' = 'show this certificate (PEM); the key may be in the same file'
    '--key' = 'the key of the certificate, where it has a file of its own'
    '--pass' = 'the password of the key'
    '--insecure' = 'do not verify certificates'
    '--cacert' = 'trust only the authorities in this file (PEM)'
    '--proxy' = 'go through this proxy; an empty one is none, whatever the environment says'
    '--proxy-user' = 'log in to the proxy; without :PASSWORD it is asked for'
    '--noproxy' = 'hosts, domains and networks to ask directly, with commas; * is all'
    '--resolve' = 'use these addresses for a host; * is any host'
    '--connect-to' = 'connect to HOST2:PORT2 in place of HOST1:PORT1; empty is any, or stays'
    '--unix-socket' = 'connect through this socket'
    '--ipv4' = 'use addresses of IPv4 only'
    '--ipv6' = 'use addresses of IPv6 only'
    '--http2' = 'offer HTTP/2 to https servers'
    '--items' = 'tell each new item of this array'
    '--item-key' = 'the field in an item that tells it apart'
    '--select' = 'compare only what this path selects'
    '--ignore' = 'leave what this path selects out of the comparison'
    '--array-key' = 'the field by which the items of these arrays are told apart'
    '--no-detect-keys' = 'do not take id, key, name or uuid for the key of array items'
    '--ignore-order' = 'the order of items in these arrays is no change'
    '--compare-headers' = 'compare this header field of the answer, too'
    '--source' = 'how news arrives'
    '--cursor' = 'where an answer has the next cursor: PATH, header:NAME or link:next'
    '--cursor-start' = 'the first cursor; else {{cursor}} in the request is empty at first'
    '--more' = 'go on to the next page at once while this selects something'
    '--job-url' = 'where to ask about a job, {{PATH}} filled in from the answer: /jobs/{{id}}'
    '--result-url' = 'where the result of a job is, filled in the same way'
    '--verify-secret' = 'take only webhooks signed with this secret (Standard Webhooks)'
    '--public' = 'take webhooks from other machines, not from this one alone'
    '--hold' = 'how long the server is to hold a request without news'
    '--event' = 'take only events of this name; those without one are called message'
    '--idle' = 'connect again when a stream has brought nothing for that long, not even a comment; 0 is never'
    '--send' = 'send this whenever the WebSocket is open, after each reconnect too'
    '--subprotocol' = 'offer this subprotocol to a WebSocket'
    '--ping-interval' = 'ping a WebSocket after that long a silence; 0 is never'
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
    '--all' = 'run: run every watch there is'
    '--status' = 'test: the status the body is taken to have come with; -H gives its header fields'
    '--fail' = 'demo: the deployment fails'
    '--serve' = 'demo: only serve the sample API, on any free port or this one'
  }
  $commands = [ordered]@{
    'curl' = 'ask as this curl command does; our options before it'
    'run' = 'named watches and groups of the configuration file'
    'listen' = 'watch the webhooks that are sent to us'
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
