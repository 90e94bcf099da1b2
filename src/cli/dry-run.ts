/** `--dry-run`: the request, the goals as they were understood and the schedule, with nothing sent. */

import { formatDuration } from '../domain/duration.ts';
import type { Login } from '../domain/login.ts';
import type { Plan, PlannedWatch } from '../domain/plan.ts';
import { printable } from '../domain/printable.ts';
import { isSecretField, MASK } from '../domain/secret-field.ts';
import { isWait, type Watch } from '../domain/watch.ts';
import { initialRhythm, pace } from '../pacing/pace.ts';
import { shownUrl } from '../requests/redaction.ts';

const LISTED_POLLS = 8;

/**
 * The text of a dry run, secrets masked. What the plan is made of has been read by then, the commands of `{{cmd:…}}` included;
 * hooks, companions and logins are only shown.
 */
export function describePlan(plan: Plan, mask: (text: string) => string): string {
  const blocks = plan.watches.map((planned) => describeWatch(planned).join('\n'));
  const notices = plan.notices.map(({ message }) => `notice: ${message}`);
  const command = plan.command === undefined ? [] : [`then     ${plan.command.join(' ')}`];
  return mask(`${[...blocks, ...command, ...notices, 'Nothing was sent.'].map((block) => printableLines(block)).join('\n')}\n`);
}

function describeWatch({ watch, hooks, bodyFile }: PlannedWatch): readonly string[] {
  const { request, goals, limits, comparing, source } = watch;
  return [
    source.called === true ? `listen   at ${watch.target}` : `request  ${request.method} ${watch.target}`,
    ...(source.kind === 'poll' ? [] : [`source   ${source.kind}`]),
    ...(source.called === true ? [] : request.headers).map(
      ([name, value]) => `         ${name}: ${isSecretField(name) ? MASK : value}`,
    ),
    ...(request.login === undefined ? [] : [`login    ${loginText(request.login)}`]),
    ...(request.correlated ? ['ids      X-Correlation-Id of the run, X-Request-Id of each request'] : []),
    ...(request.body === undefined ? [] : [`         ${request.body.length} bytes of body`]),
    ...goals.failWhen.map(({ text }) => `fail     when ${text}`),
    ...goals.until.map(({ text }) => `until    ${text}`),
    ...(goals.untilChange ? ['until    the answer changes'] : []),
    ...(goals.firstAnswer ? ['until    the first ok answer'] : []),
    ...(isWait(goals) ? [] : [`feed     tells every ${newsOf(watch)}`]),
    `ok       ${watch.okStatus.text}; refused: ${watch.fatalStatus.text}`,
    ...itemTexts(watch),
    ...comparing.select.map(({ text }) => `select   ${text}`),
    ...comparing.ignore.map(({ text }) => `ignore   ${text}`),
    ...comparing.arrayKeys.map(({ text }) => `items    ${text}`),
    ...(comparing.detectKeys ? [] : ['items    by content, unless a key is named']),
    ...comparing.ignoreOrder.map(({ text }) => `order    ignored in ${text}`),
    ...comparing.headers.map((name) => `compare  header ${name}, too`),
    ...hooks.commands.map(({ on, command }) => `hook     on-${on}: ${command}`),
    ...(bodyFile === undefined ? [] : [`output   the last body to ${bodyFile}`]),
    `timeout  ${limits.timeout === undefined ? 'none' : formatDuration(limits.timeout)}; one request ${formatDuration(request.maxTime)}`,
    `schedule ${scheduleText(watch)}`,
  ];
}

function newsOf({ items, source }: Watch): string {
  if (items !== undefined) return 'new item';
  return source.push === true ? 'message' : 'change';
}

function itemTexts({ items }: Watch): readonly string[] {
  if (items === undefined) return [];
  return [`items    ${items.items.text}, told apart by ${items.key === undefined ? 'their content' : items.key.text}`];
}

function scheduleText(watch: Watch): string {
  if (watch.source.push === true) return 'messages as they come';
  const times = scheduleOf(watch).slice(1).map(formatDuration);
  return `polls at ${['0s', ...times].join(', ')}, … while nothing changes`;
}

function loginText(login: Login): string {
  if (login.kind === 'command') return `with the token this prints: ${login.command}`;
  return `as ${login.clientId}, with a token from ${shownUrl(login.tokenUrl)}`;
}

/** When the first polls begin if nothing changes and answers take no time; without jitter. */
function scheduleOf({ pace: rules, goals, limits }: Watch): readonly number[] {
  const bound = limits.timeout ?? Number.POSITIVE_INFINITY;
  const polls = limits.once ? 1 : Math.min(LISTED_POLLS, limits.maxPolls ?? LISTED_POLLS);
  const times: number[] = [];
  let rhythm = initialRhythm;
  let waited = 0;
  while (times.length < polls && waited < bound) {
    times.push(waited);
    const turn = pace(rules, rhythm, { beat: { kind: 'calm' }, occasion: { waiting: isWait(goals), waited, random: () => 0 } });
    rhythm = turn.rhythm;
    waited += turn.pause;
  }
  return times;
}

function printableLines(block: string): string {
  return block.split('\n').map(printable).join('\n');
}
