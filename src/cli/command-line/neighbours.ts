/** Flags of neighbouring tools, answered with the name the same thing has here. */

/** What to write instead, by flag. */
const neighbours: ReadonlyMap<string, string> = new Map([
  ['--for', "kubectl's --for is --until here: --until status=ready."],
  ['--expect-status-code', "--ok-status 200 says which statuses are ok; --until 'status() == 200' waits for one."],
  ['--fail', '--fatal-status says which statuses end a watch, --fail-when which answers.'],
  ['--invert-check', "Turn the condition round: --until '!ready' or --until 'status != ready'."],
  ['--reverse', "To wait until nothing answers: --until 'down()'."],
  ['-n', '-i, --interval sets the pause: -i 5s.'],
  ['--delay', '-i, --interval sets the pause: -i 5s.'],
  ['--wait-interval', '-i, --interval sets the pause: -i 5s.'],
  ['--retry-delay', '-i, --interval sets the pause: -i 5s.'],
  ['--retry', 'Polls are repeated by themselves; --max-errors N bounds failures running, --max-polls N polls in all.'],
  ['--retries', 'Polls are repeated by themselves; --max-errors N bounds failures running, --max-polls N polls in all.'],
  ['--tries', '--max-polls N bounds the polls.'],
  ['--attempts', '--max-polls N bounds the polls.'],
  ['--retry-max-time', '-t, --timeout bounds the whole wait: -t 10m.'],
  ['--retry-connrefused', 'Leave it out: refused connections are tried again.'],
  ['--retry-all-errors', 'Leave it out: errors are tried again; --fatal-status says which statuses end the wait.'],
  ['--httpTimeout', '-m, --max-time bounds one request: -m 10s.'],
  ['--tcpTimeout', '--connect-timeout bounds connecting.'],
  ['--method', '-X, --request sets the method.'],
  ['--headers', '-H, --header sends one header; give it again for more.'],
  ['--body', '-d, --data sends form data, --data-json JSON.'],
  ['--jsonpath', "--select '$.path' compares only that; --until and --print take paths too."],
  ['--exec', "--on-change CMD runs a command at each change, '-- CMD' one at the end."],
  ['--no-color', '--color never switches colour off; NO_COLOR does too.'],
  ['-I', '-X HEAD asks for the headers alone.'],
  ['--head', '-X HEAD asks for the headers alone.'],
]);

/** How a neighbour's flag is called here; undefined for flags of nobody we know. */
export function adviceForNeighbour(flag: string): string | undefined {
  return neighbours.get(flag);
}
