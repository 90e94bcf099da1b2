/** A watch run for real: the real loop and clock, a source on the real HTTP client, and all that came of it. */
import type { SourceDefinition } from '../../src/domain/definition.ts';
import type { Json } from '../../src/domain/json.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { Http } from '../../src/domain/ports.ts';
import type { EventOf, EventType, WatchEvent } from '../../src/domain/record.ts';
import type { RequestSpec } from '../../src/domain/watch.ts';
import { createLedger } from '../../src/engine/ledger.ts';
import { run } from '../../src/engine/run.ts';
import { createClock } from '../../src/system/clock.ts';
import { sourcePorts } from './source-ports.ts';
import { type WatchParts, watchOf } from './watches.ts';

/** What is watched, and how. */
export interface Live {
  readonly source: SourceDefinition;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly request: RequestSpec;
  readonly http: Http;
  readonly resume?: Json;
  /** Goals and limits; without a pace of its own a watch asks every 20 ms. */
  readonly parts?: WatchParts;
  /** Called with each event as it comes. */
  readonly meanwhile?: (event: WatchEvent) => void;
}

/** How a watch went. */
export interface Lived {
  readonly outcome: Outcome;
  readonly end: EventOf<'end'>;
  of<T extends EventType>(type: T): readonly EventOf<T>[];
}

/** Runs a watch to its end, with the usual goals of its source where the test gives none. */
export async function live({ source, options = {}, request, http, resume, parts = {}, meanwhile }: Live): Promise<Lived> {
  const watch = {
    ...(await watchOf({ pace: { bottom: 20, top: 20 }, ...source.usualGoals, ...parts })),
    request,
    source: { kind: source.kind, options },
  };
  const clock = createClock();
  const settings = {
    run: 'r1',
    watch: watch.name,
    startedAt: clock.now(),
    pollsAreTold: true,
    mask: (event: WatchEvent) => event,
  };
  const feed = await source.open({ request, options }, sourcePorts({ http, clock }), resume);
  const records = run(watch, {
    clock,
    random: () => 0.5,
    feed,
    ledger: createLedger(settings, clock),
    stop: new AbortController().signal,
  });
  const events: WatchEvent[] = [];
  for (;;) {
    const next = await records.next();
    if (next.done) return livedOf(events, next.value.outcome, next.value.end.event);
    events.push(next.value.event);
    meanwhile?.(next.value.event);
  }
}

function livedOf(events: readonly WatchEvent[], outcome: Outcome, end: EventOf<'end'>): Lived {
  return {
    outcome,
    end,
    of: <T extends EventType>(type: T) => events.filter((event): event is EventOf<T> => event.type === type),
  };
}
