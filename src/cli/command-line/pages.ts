/** Help on what is no option: values, conditions, exit codes, the environment. */

import { functions } from '../../conditions/functions/index.ts';
import { OWN_PREFIX } from '../../domain/environment.ts';
import { exitCodes, type Result, signalNumbers } from '../../domain/outcome.ts';
import { table } from './two-columns.ts';

/** How values are written. */
export const valuesHelp = `Values:
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

const shorthand: readonly (readonly [string, string])[] = [
  ['status=ready', 'the field is "ready"'],
  ['status=ready,done', 'it is one of them; with != it is neither'],
  ["'progress>=80'", 'numbers in order: < <= > >='],
  ['retries=2..5', 'from 2 to 5; 10.. and ..5 have one end'],
  ["message=~'^dep'", 'the pattern (RE2) is found in it'],
  ['ready', 'it is there, and neither false nor null'],
  ["'!ready'", 'it is absent, null or false'],
  ['items[0].id=7', "deeper fields; other names in brackets: ['a.b']"],
];

const ends: readonly (readonly [Result, string])[] = [
  ['met', "the goal is met; a feed's bound was reached"],
  ['failed', '--fail-when became true'],
  ['usage', 'a flag, a condition or the configuration is wrong; nothing was sent'],
  ['unreachable', 'no answer, and no more tries; or trouble that waiting cannot cure'],
  ['refused', 'a status that waiting will not cure'],
  ['unusable', 'the answers are not what the conditions need'],
  ['undelivered', 'what had to be delivered was not'],
  ['superseded', 'something else took the place of what was waited for'],
  ['not yet', 'asked to stop before the goal was met'],
  ['changed', 'asked to say so by the exit code: something changed'],
  ['never appeared', 'what was waited for did not come into being'],
  ['bug', 'a mistake of ours: please report it'],
  ['state', 'a file could not be written'],
  ['busy', 'another run holds the state'],
  ['timeout', 'time ran out'],
];

/** The exit codes with what each means. */
export function exitCodesHelp(): string {
  const codes = ends.map(([result, meaning]) => [`${exitCodes[result]}`, `${result}: ${meaning}`] as const);
  const command = ['126, 127', 'the command after -- cannot be run, or is not found; else its own code'] as const;
  const signals = Object.entries(signalNumbers).map(([signal, number]) => [`${128 + number}`, `ended by ${signal}`] as const);
  return `Exit codes:\n${table([...codes, command, ...signals])}`;
}

/** The pages by topic. */
export const pages: ReadonlyMap<string, () => string> = new Map([
  ['conditions', conditionsHelp],
  ['exit-codes', exitCodesHelp],
  ['environment', environmentHelp],
  ['values', () => valuesHelp],
]);

function conditionsHelp(): string {
  const calls = [...functions.values()].map(({ name, example }) => [`${name}()`, example] as const);
  return `Conditions, short:
${table(shorthand)}
Conditions, as expressions: everything else. $ is the body; paths are RFC 9535
queries; && || ! ( ) and == != < <= > >= =~ !~ as usual:
  '$.state == "ok" && length($.items) > 3'
  '$.checks[?@.name=="db"].healthy == true'

Functions, each with an example:
${table(calls)}
Times are seconds, or written with a unit: 500ms. Quote what the shell would
take for its own. A path that selects nothing is neither true nor false, so the
wait goes on.
`;
}

function environmentHelp(): string {
  return `Environment:
${table([
  [
    `${OWN_PREFIX}NAME`,
    `the option --name: ${OWN_PREFIX}INTERVAL=5s; lists have one value a line; switches are true, false, 1, 0`,
  ],
  ['CI', 'a feed without any bound is refused, and no local times are shown'],
  ['NO_COLOR, FORCE_COLOR', 'whether to colour; --color goes before'],
  ['HTTP_PROXY, HTTPS_PROXY, ALL_PROXY', 'the proxies, in small letters too; --proxy goes before'],
  ['NO_PROXY', 'the hosts asked without one; --noproxy goes before'],
  ['TRACEPARENT, TRACESTATE', 'the trace this run is a part of, passed on to the server'],
  ['XDG_CONFIG_HOME', "where the user's own configuration file is looked for"],
])}
Flags go before the environment, the environment before files. Hooks are given
the event as variables that begin with WA_; no command is given ours.
`;
}
