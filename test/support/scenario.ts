/** A watch played through on a hand-wound clock: scripted replies in, the records and the end out. */
import type { Interruption, Outcome } from '../../src/domain/outcome.ts';
import type { Feed } from '../../src/domain/ports.ts';
import type { EventOf, EventType, WatchEvent, WatchRecord } from '../../src/domain/record.ts';
import type { HeaderFields, Meta, Reply } from '../../src/domain/reply.ts';
import { DAY, type Instant, type Millis } from '../../src/domain/time.ts';
import { createLedger } from '../../src/engine/ledger.ts';
import { run } from '../../src/engine/run.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { metaOf } from './records.ts';
import { type WatchParts, watchOf } from './watches.ts';

/** One answer of the scripted server: a reply, and how long it takes. */
export interface Scene {
  readonly reply: Reply;
  readonly takes?: Millis;
}

/** How a play went. */
export interface Played {
  readonly events: readonly WatchEvent[];
  readonly outcome: Outcome;
  readonly end: EventOf<'end'>;
  /** When each request began, in milliseconds after the start. */
  readonly asked: readonly Instant[];
  readonly elapsed: Millis;
  /** What the feed was told of its replies. */
  readonly settled: readonly string[];
  /** With what each event came. */
  readonly records: readonly WatchRecord[];
  of<T extends EventType>(type: T): readonly EventOf<T>[];
}

/** What may be set besides the watch. */
export interface Stage {
  /** Called with the clock before time starts to move. */
  readonly meanwhile?: (clock: FakeClock, stop: (interruption: Interruption) => void) => void;
  /** Default 0.5 always: no jitter worth mentioning. */
  readonly random?: () => number;
  /** What the feed gives when the goal is met. */
  readonly final?: Feed['final'];
}

/** Plays `script` to the end of the watch; the last scene repeats for ever. */
export async function play(parts: WatchParts, script: readonly Scene[], stage: Stage = {}): Promise<Played> {
  const clock = createFakeClock();
  const startedAt = clock.now();
  const asked: Instant[] = [];
  const stop = new AbortController();
  const watch = await watchOf(parts);
  const ledger = createLedger({ run: 'r1', watch: watch.name, startedAt, pollsAreTold: true, mask: (event) => event }, clock);
  const settled: string[] = [];
  const feed: Feed = {
    ...scripted(script, clock, () => asked.push(clock.now() - startedAt)),
    settle: async (_, how) => void settled.push(how),
    ...(stage.final !== undefined && { final: stage.final }),
  };
  const records = run(watch, { clock, random: stage.random ?? (() => 0.5), feed, ledger, stop: stop.signal });
  const told: WatchRecord[] = [];
  let finished: Instant = startedAt;
  const ending = (async () => {
    for (;;) {
      const next = await records.next();
      finished = clock.now();
      if (next.done) return next.value;
      told.push(next.value);
    }
  })();
  stage.meanwhile?.(clock, (interruption) => stop.abort(interruption));
  await clock.advance(30 * DAY);
  const { outcome, end } = await ending;
  if (end.event.type !== 'end') throw new Error('a watch ends with its end event');
  const events = told.map(({ event }) => event);
  return {
    events,
    records: [...told, ledger.enter(end.event, end.attachment)],
    outcome,
    end: end.event,
    asked,
    elapsed: finished - startedAt,
    settled,
    of: <T extends EventType>(type: T) => events.filter((event): event is EventOf<T> => event.type === type),
  };
}

function scripted(script: readonly Scene[], clock: FakeClock, onAsk: () => void): Feed {
  let at = 0;
  return {
    async next(signal) {
      onAsk();
      const scene = script[Math.min(at++, script.length - 1)];
      if (scene === undefined) return { kind: 'end' };
      await clock.sleep(scene.takes ?? 0, signal);
      return signal.aborted
        ? { kind: 'failure', failure: { kind: 'network', code: 'ABORTED', message: 'aborted' } }
        : scene.reply;
    },
    close: async () => undefined,
  };
}

/** A JSON answer. */
export function json(
  value: unknown,
  more: { readonly status?: number; readonly headers?: HeaderFields; readonly takes?: Millis } = {},
): Scene {
  return body(JSON.stringify(value), { contentType: 'application/json', ...more });
}

/** An answer of any kind. */
export function body(
  text: string,
  more: {
    readonly status?: number;
    readonly headers?: HeaderFields;
    readonly takes?: Millis;
    readonly contentType?: string;
  } = {},
): Scene {
  const bytes = new TextEncoder().encode(text);
  const headers = { 'content-type': more.contentType ?? 'text/plain', ...more.headers };
  const status = more.status ?? 200;
  const meta = metaOf({ status, reason: status === 200 ? 'OK' : '', headers, bytes: bytes.length });
  return {
    reply: { kind: 'response', body: bytes, meta, then: 'interval' },
    ...(more.takes === undefined ? {} : { takes: more.takes }),
  };
}

/** A message that comes by itself. */
export function message(value: unknown, more: { readonly meta?: Partial<Meta>; readonly takes?: Millis } = {}): Scene {
  const bytes = new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
  const meta = metaOf({ headers: {}, bytes: bytes.length, ...more.meta });
  return {
    reply: { kind: 'response', body: bytes, meta, then: 'now', fresh: true },
    ...(more.takes === undefined ? {} : { takes: more.takes }),
  };
}

/** Neither news nor trouble. */
export function quiet(more: Omit<Extract<Reply, { kind: 'quiet' }>, 'kind' | 'then'> & { readonly takes?: Millis } = {}): Scene {
  const { takes, ...rest } = more;
  return { reply: { kind: 'quiet', then: 'interval', ...rest }, ...(takes === undefined ? {} : { takes }) };
}

/** A 304. */
export function unmodified(headers: HeaderFields = {}): Scene {
  return {
    reply: { kind: 'unmodified', meta: metaOf({ status: 304, reason: 'Not Modified', headers, bytes: 0 }), then: 'interval' },
  };
}

/** A connection that failed. */
export function network(code = 'ECONNREFUSED'): Scene {
  return { reply: { kind: 'failure', failure: { kind: 'network', code, message: `connection failed (${code})` } } };
}
