/** The words of a verdict: what was seen instead of the goal, and what the reader can do next. */

import { explain } from '../conditions/explain.ts';
import { formatDuration } from '../domain/duration.ts';
import type { Json } from '../domain/json.ts';
import type { Result } from '../domain/outcome.ts';
import type { ConditionValue, Judged } from '../domain/record.ts';
import { isWait, type Watch } from '../domain/watch.ts';
import type { Memory } from './memory.ts';
import type { Trouble } from './trouble.ts';

/** Why the goal is not reached, with the values last seen. */
export function unmetReason(watch: Watch, { polls, findings, trouble }: Memory): string {
  if (trouble !== undefined) return trouble.message;
  if (polls === 0) return `no answer came from ${watch.target}`;
  const unmet = findings.filter(({ kind, finding }) => kind === 'until' && finding.verdict !== 'met');
  if (unmet.length > 0) return unmet.map(({ finding }) => explain(finding)).join('; ');
  return 'nothing changed';
}

/** How a watch stands: what is still missing to the goal of a wait, how much has changed in a feed. */
export function standing(watch: Watch, memory: Memory): string {
  return isWait(watch.goals) || memory.trouble !== undefined ? unmetReason(watch, memory) : changesText(memory);
}

/** What a feed has seen. */
export function changesText({ changes, polls }: Pick<Memory, 'changes' | 'polls'>): string {
  const times = changes === 0 ? 'nothing changed' : `${changes} ${changes === 1 ? 'change' : 'changes'}`;
  return `${times} in ${polls} ${polls === 1 ? 'poll' : 'polls'}`;
}

/** Up to two lines: what the end means, and one thing to paste. */
export function adviceOn(result: Result, watch: Watch, trouble: Trouble | undefined): readonly string[] {
  switch (result) {
    case 'refused':
      return ['Waiting will not change this, so watch-api stopped (exit 4).', refusedAdvice(trouble)];
    case 'unreachable':
      return trouble?.hint === null || trouble === undefined ? [] : [sentence(trouble.hint)];
    case 'unusable':
      return trouble?.hint === null || trouble === undefined ? [] : [sentence(trouble.hint)];
    case 'timeout':
      return [`Wait longer: --timeout ${formatDuration(2 * (watch.limits.timeout ?? 0))}`];
    case 'not yet':
      return watch.limits.once
        ? ['Wait for it: leave out --once']
        : [`Ask more often: --max-polls ${2 * (watch.limits.maxPolls ?? 1)}`];
    default:
      return [];
  }
}

function refusedAdvice(trouble: Trouble | undefined): string {
  const keep = `keep waiting instead: --fatal-status '!${trouble?.code}'`;
  return trouble?.hint == null ? sentence(keep) : `${sentence(trouble.hint)}  ·  ${keep}`;
}

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** The goals not met, for the `end` event. */
export function unmetGoals(
  findings: readonly Judged[],
): readonly { readonly expr: string; readonly values: readonly ConditionValue[] }[] {
  return findings
    .filter(({ kind, finding }) => kind === 'until' && finding.verdict !== 'met')
    .map(({ text, finding }) => ({ expr: text, values: valuesOf({ kind: 'until', text, finding }) }));
}

/** What a judged goal saw, as events carry it. */
export function valuesOf({ finding }: Judged): readonly ConditionValue[] {
  return finding.evidence.map(({ subject, seen, wanted, verdict, note }) => ({
    path: subject,
    verdict,
    ...optional('seen', seen),
    ...optional('wanted', wanted),
    ...optional('note', note),
  }));
}

function optional<K extends string, V extends Json>(key: K, value: V | undefined): { readonly [key in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [key in K]?: V };
}
