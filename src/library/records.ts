/** What was asked for, planned and carried out: its records, and everything freed in the end. */

import type { WatchRecord } from '../domain/record.ts';
import { redactError } from '../requests/redaction.ts';
import type { Session } from './attend.ts';
import { explained } from './mistake.ts';
import { type Asked, planOf } from './planned.ts';
import { attendAll } from './side-by-side.ts';
import { clockOf, openWorld } from './world.ts';

/**
 * The records of all that is asked for. `leave` ends it, and is aborted when the user's signal is; when that has happened before
 * anything was sent, there are none.
 * @throws WatchError for a mistake of the user's.
 */
export async function* recordsOf<Value>(asked: Asked<Value>, leave: AbortController): AsyncGenerator<WatchRecord, void> {
  const { options } = asked;
  const onAbort = () => leave.abort();
  if (options.signal?.aborted) onAbort();
  options.signal?.addEventListener('abort', onAbort, { once: true });
  try {
    const clock = clockOf(options);
    const plan = await planOf(asked, clock);
    const session = { plan, world: openWorld(plan, options, clock) };
    if (!leave.signal.aborted) yield* carriedOut(session, leave.signal);
  } catch (error) {
    throw explained(error);
  } finally {
    options.signal?.removeEventListener('abort', onAbort);
  }
}

async function* carriedOut(session: Session, leave: AbortSignal): AsyncGenerator<WatchRecord, void> {
  const { plan, world } = session;
  try {
    for await (const record of attendAll(session, leave)) {
      // A clock that moves by itself waits for whoever deals with the record.
      const goOn = world.standstill.begin();
      try {
        yield record;
      } finally {
        goOn();
      }
    }
  } catch (error) {
    throw redactError(plan.secrets.mask, error);
  } finally {
    await world.http.close();
  }
}
