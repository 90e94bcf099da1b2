/** Remarks on a wait that may never end as it is written, made early enough to be of use. */

import { type Help, stuckHelp, typeHint } from '../conditions/stuck-help.ts';
import type { Happening } from './events.ts';
import type { Poll } from './poll.ts';

// The third usable answer without a path in it is no accident; a value of another type shows at once.
const STUCK_AFTER = 3;
const TYPE_AFTER = 1;

/** The remarks due at this poll, each made once in a watch. */
export function helpEvents({ watch, observation, memory }: Poll): readonly Happening[] {
  if (observation.kind !== 'value') return [];
  const { value } = observation.answer;
  const open = memory.judgements.filter(({ kind, verdict }) => kind === 'until' && verdict !== 'met').map(({ text }) => text);
  if (memory.usable === STUCK_AFTER) {
    const stuck = watch.goals.until.filter(({ text }) => open.includes(text)).map((condition) => stuckHelp(condition, value));
    return told('stuck-path', stuck);
  }
  return memory.usable === TYPE_AFTER
    ? told('type-mismatch', memory.judgements.filter(({ text }) => open.includes(text)).map(typeHint))
    : [];
}

function told(code: string, helps: readonly (Help | undefined)[]): readonly Happening[] {
  const given = helps.filter((help) => help !== undefined);
  return given.map(({ message, hint = null }) => ({ event: { type: 'notice', code, message, hint } }));
}
