/** Paths that lead nowhere in the first answers: a typing error may hide in them, and the watch would never say so. */

import { type Help, type Instead, stuckHelp, typeHint } from '../conditions/stuck-help.ts';
import type { Json } from '../domain/json.ts';
import type { Observation } from '../domain/observation.ts';
import type { Watch } from '../domain/watch.ts';
import { type Identified, pinJudgement } from './identity.ts';
import { helpOnItems, helpOnOptions, helpOnPin } from './idle-options.ts';

/** Help on something that leads nowhere, which is named as it was written. */
export interface Lost extends Help, Partial<Instead> {
  readonly text: string;
}

/** What the first usable answers have shown: those of the pinned identity, and the others before they came. */
export interface Search {
  readonly ours: Findings;
  readonly others: Findings;
  /** An identity that is the pinned one but for its type: there once one was seen. */
  readonly mistyped: Help | undefined;
}

/** What some answers have in common. */
export interface Findings {
  /** How many were looked at; no more than it takes. */
  readonly answers: number;
  /** What led nowhere in all of them, as of the last. */
  readonly lost: readonly Lost[];
}

// The third answer without it is no accident. Messages are of many kinds, and the one that is meant may be rare.
const ENOUGH = 3;
const ENOUGH_MESSAGES = 20;
const NONE: Findings = { answers: 0, lost: [] };

/** Nothing was looked at. */
export const nothingSought: Search = { ours: NONE, others: NONE, mistyped: undefined };

/** The search after one more poll. */
export function searchAfter(
  watch: Watch,
  before: Search,
  { observation, identified }: { readonly observation: Observation; readonly identified: Identified },
): Search {
  if (observation.kind !== 'value') return before;
  const { value } = observation.answer;
  if (identified.kind === 'same') {
    const ours = narrowed(before.ours, enoughFor(watch), () => lostIn(watch, value));
    return ours === before.ours ? before : { ...before, ours };
  }
  const { pin } = watch.goals;
  const judgement = pinJudgement(pin, identified, undefined);
  if (pin === undefined || judgement === undefined) return before;
  const mistyped = before.mistyped ?? typeHint(judgement);
  return { ...before, others: narrowed(before.others, enoughFor(watch), () => helpOnPin(pin, value)), mistyped };
}

/** What turns out, with this search, to have led nowhere for long enough. */
export function newlyLost(watch: Watch, before: Search, now: Search): readonly Lost[] {
  const enough = enoughFor(watch);
  return [
    ...(now.ours !== before.ours && now.ours.answers === enough ? now.ours.lost : []),
    ...(now.others !== before.others && now.others.answers === enough ? now.others.lost : []),
  ];
}

function enoughFor({ source }: Watch): number {
  return source.push === true ? ENOUGH_MESSAGES : ENOUGH;
}

/** The very same once enough was looked at. */
function narrowed(before: Findings, enough: number, find: () => readonly Lost[]): Findings {
  const { answers, lost } = before;
  if (answers === enough) return before;
  const found = find();
  const still = answers === 0 ? found : found.filter(({ text }) => lost.some((each) => each.text === text));
  return { answers: answers + 1, lost: still };
}

function lostIn({ goals, comparing, items }: Watch, value: Json): readonly Lost[] {
  const conditions = goals.until.flatMap((condition) => {
    const help = stuckHelp(condition, value);
    return help === undefined ? [] : [{ ...help, text: condition.text }];
  });
  return [...conditions, ...(items === undefined ? [] : helpOnItems(items, value)), ...helpOnOptions(comparing, value)];
}
