/** How the trial of a saved body ends where neither its goals nor its failures hold: nothing is waited for. */

import { type Help, type Instead, typeHint } from '../conditions/stuck-help.ts';
import type { Judgement } from '../domain/condition.ts';
import type { Outcome } from '../domain/outcome.ts';
import { isWait, type Watch } from '../domain/watch.ts';
import type { Memory } from './memory.ts';
import { sentenceOf } from './unmet.ts';
import { unmetReason } from './why.ts';

/** Without a goal the trial is passed; else the values say why it is not, and the help what may have been meant. */
export function trialOver(watch: Watch, memory: Memory): Outcome {
  if (!isWait(watch.goals)) {
    const values = memory.judgements.map((judgement) => sentenceOf(judgement, watch));
    return { result: 'met', reason: `no failure holds: ${values.join('; ')}` };
  }
  const [help] = helpOn(memory);
  const advice = help === undefined ? [] : [help.there ?? help.message, ...(help.hint === undefined ? [] : [help.hint])];
  return { result: 'not yet', reason: unmetReason(watch, memory), advice };
}

/** The first look tells already what a watch would be told after some. */
function helpOn({ search, judgements }: Memory): readonly (Help & Partial<Instead>)[] {
  const open = judgements.filter(isOpen);
  const lost = search.ours.lost.filter(({ text }) => open.some((judgement) => judgement.text === text));
  const mistyped = [search.mistyped, ...open.map(typeHint)].filter((help) => help !== undefined);
  return [...lost, ...mistyped, ...search.others.lost];
}

function isOpen({ kind, verdict }: Judgement): boolean {
  return kind === 'until' && verdict !== 'met';
}
