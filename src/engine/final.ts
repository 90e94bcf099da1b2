/** What was waited for, where it is to be had elsewhere than in the last answer: fetched once the goal is met. */

import type { Observation } from '../domain/observation.ts';
import type { Reply } from '../domain/reply.ts';
import { type Millis, SECOND } from '../domain/time.ts';
import type { Watch } from '../domain/watch.ts';
import { uncompared } from './compare.ts';
import type { Happening } from './events.ts';
import type { LifePorts } from './life.ts';
import type { Memory } from './memory.ts';
import { observe } from './observe.ts';
import { hear } from './remarks.ts';
import { troubleOf } from './trouble.ts';

/** How far it may go past the deadline. */
const GRACE: Millis = 0.7 * SECOND;

/** What is known with it, and what is to be told of it. */
export interface Final {
  readonly memory: Memory;
  readonly happenings: readonly Happening[];
}

/** The last answer is what the feed says it is; where that cannot be had it is the one that met the goal, and a notice says so. */
export async function fetchFinal(watch: Watch, memory: Memory, ports: LifePorts): Promise<Final> {
  const reply = await askFinal(memory, ports);
  if (reply === undefined || reply.kind === 'end') return { memory, happenings: [] };
  const at = ports.clock.now();
  const { memory: heard, remarks } = hear(memory, reply, at);
  const observation = observe(reply, { at, okStatus: watch.okStatus, before: undefined });
  if (observation.kind !== 'value') return { memory: heard, happenings: [...remarks, missing(watch, observation)] };
  const { answer } = observation;
  const { meta, body } = answer;
  const known = { latest: uncompared(answer), heard: answer, lastMeta: meta, lastAnswer: { meta, body } };
  return { memory: { ...heard, ...known, bytes: heard.bytes + meta.bytes }, happenings: remarks };
}

/** Cut when the time of the watch is up, and when it is interrupted. */
async function askFinal({ deadline }: Memory, { feed, clock, stop }: LifePorts): Promise<Reply | undefined> {
  if (feed.final === undefined || stop.aborted) return undefined;
  const cut = new AbortController();
  const over = new AbortController();
  const onStop = () => cut.abort();
  stop.addEventListener('abort', onStop, { once: true });
  if (Number.isFinite(deadline)) void clock.sleep(deadline + GRACE - clock.now(), over.signal).then(onStop);
  try {
    return await feed.final(cut.signal);
  } finally {
    over.abort();
    stop.removeEventListener('abort', onStop);
  }
}

function missing(watch: Watch, observation: Exclude<Observation, { kind: 'value' }>): Happening {
  const why =
    observation.kind === 'rejection' ? `its URL answered ${observation.meta.status}` : troubleOf(observation, watch)?.message;
  const message = `the goal is met, but what came of it could not be fetched: ${why ?? 'nothing came'}`;
  return { event: { type: 'notice', code: 'no-result', message, hint: 'The value is that of the last answer.' } };
}
