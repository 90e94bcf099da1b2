/** Remarks on a watch that may never end, or never tell, as it is written: made early enough to be of use, each once. */

import { type Help, typeHint } from '../conditions/stuck-help.ts';
import type { Happening } from './events.ts';
import type { Memory } from './memory.ts';
import type { Poll } from './poll.ts';
import { newlyLost } from './search.ts';

/** The remarks due at this poll. */
export function helpEvents(poll: Poll, before: Memory): readonly Happening[] {
  if (poll.observation.kind !== 'value') return [];
  return [...told('stuck-path', lostNow(poll, before)), ...told('type-mismatch', mistypedNow(poll, before))];
}

/** A condition may hold although one of its paths leads nowhere. */
function lostNow({ watch, memory }: Poll, before: Memory): readonly Help[] {
  const met = memory.judgements.filter(({ verdict }) => verdict === 'met').map(({ text }) => text);
  return newlyLost(watch, before.search, memory.search).filter(({ text }) => !met.includes(text));
}

/** A value of another type shows at the first answer; the identity that is waited for, when it comes. */
function mistypedNow({ memory: { search, judgements } }: Poll, { search: { ours, mistyped } }: Memory): readonly Help[] {
  const open = judgements.filter(({ kind, verdict }) => kind === 'until' && verdict !== 'met');
  const goals = ours.answers === 0 && search.ours.answers === 1 ? open.map(typeHint) : [];
  return [...goals, mistyped === undefined ? search.mistyped : undefined].filter((help) => help !== undefined);
}

function told(code: string, helps: readonly Help[]): readonly Happening[] {
  return helps.map(({ message, hint = null }) => ({ event: { type: 'notice', code, message, hint } }));
}
