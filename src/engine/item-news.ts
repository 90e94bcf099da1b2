/** What of a poll is told as items: those of an answer that were not there before, or the message it is. */

import type { Json } from '../domain/json.ts';
import type { Answer, Observation } from '../domain/observation.ts';
import type { Item } from '../domain/record.ts';
import { isWait, type Watch } from '../domain/watch.ts';
import type { Look } from './agreement.ts';
import { gather, type ItemMemory } from './items.ts';
import type { Memory } from './memory.ts';
import type { News } from './observe.ts';
import { noKeys } from './seen-keys.ts';

/** The items of one poll. */
export interface ItemNews {
  /** Those that are told. */
  readonly told: readonly Item[];
  readonly memory: ItemMemory;
  /** How many there were at the first answer, where those are not told. */
  readonly initially?: number;
  /** Items without a key, where that is to be told. */
  readonly keyless?: readonly Json[];
  /** Why the items of the answer cannot be found: then none of them counts as seen. */
  readonly unusable?: string;
}

/** What the items are found in. */
export interface Incoming {
  readonly reply: News;
  readonly observation: Observation;
  readonly look: Look;
}

/** The items of a poll. */
export function itemNews(
  watch: Watch,
  { items: memory, latest, polls }: Memory,
  { reply, observation, look }: Incoming,
): ItemNews {
  if (observation.kind !== 'value' || !look.isPoll) return { told: [], memory };
  const { answer, repeat } = observation;
  if (watch.items === undefined) {
    const isMessage = watch.source.push === true && reply.kind === 'response';
    return isMessage ? telling([messageOf(answer, polls + 1)], memory) : { told: [], memory };
  }
  // What says the same has the same items.
  if (repeat && answer.value === latest?.answer.value) return { told: [], memory };
  const gathered = gather(watch.items, memory.keys ?? noKeys, answer.value);
  if (typeof gathered === 'string') return { told: [], memory, unusable: gathered };
  const { news, count, keyless, seen } = gathered;
  const isTelling = keyless.length > 0 && !memory.isKeylessTold;
  const after = { ...memory, keys: seen, isKeylessTold: memory.isKeylessTold || isTelling };
  const isFirst = memory.keys === undefined;
  const isNews = freshnessOf(reply) ?? (!isFirst || tellsAll(watch));
  const found = isNews ? telling(news, after) : { told: [], memory: after, ...(isFirst && { initially: count }) };
  return isTelling ? { ...found, keyless } : found;
}

function telling(told: readonly Item[], memory: ItemMemory): ItemNews {
  return { told, memory: { ...memory, told: memory.told + told.length } };
}

function messageOf({ value, meta: { id, event } }: Answer, poll: number): Item {
  return { key: id ?? String(poll), value, ...(event !== undefined && { event }) };
}

function freshnessOf(reply: News): boolean | undefined {
  return reply.kind === 'response' ? reply.fresh : undefined;
}

/** Whoever looks once, and waits for nothing, wants to see what there is. */
function tellsAll({ limits, goals }: Watch): boolean {
  return limits.once && !isWait(goals);
}
