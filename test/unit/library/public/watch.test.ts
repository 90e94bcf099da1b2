/** Claims about `watch()`: its events, and how it ends. */
import { describe, expect, it } from 'vitest';
import type { WatchEvent } from '../../../../src/library/public/events.ts';
import { fakeClock } from '../../../../src/library/public/fake-clock.ts';
import { type FakeDispatcher, type FakeOutcome, fakeDispatcher } from '../../../../src/library/public/fake-dispatcher.ts';
import type { Target, WatchOptions } from '../../../../src/library/public/options.ts';
import { watch } from '../../../../src/library/public/watch.ts';
import { WatchError } from '../../../../src/library/public/watch-error.ts';

const url = 'http://api.test/deploys/42';
const building = { body: { status: 'building' } };
const ready = { body: { status: 'ready' } };

/** A watch on a script, where no time passes. */
function watching(script: readonly FakeOutcome[] | FakeDispatcher, options: WatchOptions = {}, target: Target = url) {
  const dispatcher = 'dispatch' in script ? script : fakeDispatcher(script);
  return watch(target, { clock: fakeClock(0), random: () => 0, dispatcher, interval: '1m', ...options });
}

async function all(events: AsyncIterable<WatchEvent>): Promise<readonly WatchEvent[]> {
  const list: WatchEvent[] = [];
  for await (const event of events) list.push(event);
  return list;
}

const typesOf = (events: readonly WatchEvent[]) => events.map(({ type }) => type);

describe('watch()', () => {
  it('tells of every change, and of the end last', async () => {
    const events = await all(watching([building, building, ready], { maxPolls: 4 }));
    expect(typesOf(events)).toEqual(['start', 'baseline', 'change', 'end']);
    expect(events.map(({ seq }) => seq)).toEqual([0, 1, 2, 3]);
    expect(events[2]).toMatchObject({
      v: 1,
      time: '1970-01-01T00:02:00.000Z',
      elapsedMs: 120_000,
      watch: 'api.test',
      changes: [{ op: 'replace', path: '/status', before: 'building', after: 'ready' }],
      patch: [{ op: 'replace', path: '/status', value: 'ready' }],
    });
    expect(events[3]).toMatchObject({ result: 'met', polls: 4, changes: 1, lastStatus: 200 });
  });

  it('tells of polls where it is asked to', async () => {
    const events = await all(watching([building], { verbose: true, maxPolls: 2 }));
    expect(typesOf(events)).toEqual(['start', 'baseline', 'poll', 'poll', 'end']);
  });

  it('ends well or ill with its goal, and throws neither', async () => {
    const wait = { until: 'status=ready', timeout: '10m' };
    expect((await all(watching([building, ready], wait))).at(-1)).toMatchObject({ result: 'met', exitCode: 0, polls: 2 });
    expect((await all(watching([building], wait))).at(-1)).toMatchObject({ result: 'timeout', exitCode: 124 });
    expect((await all(watching([{ status: 401 }], wait))).at(-1)).toMatchObject({ result: 'refused', exitCode: 4 });
  });

  it('says what was noticed about the options right after the start', async () => {
    const events = await all(watching([building], { until: 'status=200', once: true }));
    expect(events[1]).toMatchObject({ type: 'notice', code: 'condition', seq: 1 });
  });

  it('masks secrets in what it tells', async () => {
    const events = await all(watching([{ body: { echo: 'tok-123456' } }], { bearer: 'tok-123456', once: true }));
    expect(events[1]).toMatchObject({ type: 'baseline', value: { echo: '***' } });
  });

  it('sends nothing before the first event is asked for', async () => {
    const dispatcher = fakeDispatcher([building]);
    const events = watching(dispatcher);
    await new Promise(setImmediate);
    expect(dispatcher.requests).toEqual([]);
    expect((await events.next()).value).toMatchObject({ type: 'start' });
    await events.return();
  });

  it('tells of a mistake at the first event, as a WatchError', async () => {
    const dispatcher = fakeDispatcher([building]);
    const events = watching(dispatcher, { until: 'a=' });
    const error = await events.next().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(WatchError);
    expect(error).toMatchObject({ code: 'usage', exitCode: 2 });
    expect([dispatcher.requests, await events.next()]).toEqual([[], { done: true, value: undefined }]);
  });

  it('ends with what a condition of code throws', async () => {
    const events = watching([building], {
      until: () => {
        throw new RangeError('not mine');
      },
    });
    await expect(all(events)).rejects.toThrow(RangeError);
  });
});

describe('a watch that is left', () => {
  it('asks nothing more', async () => {
    const dispatcher = fakeDispatcher([building, ready]);
    for await (const { type } of watching(dispatcher)) if (type === 'baseline') break;
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    expect(dispatcher.requests.length).toBe(1);
  });

  it('while an event is awaited, tells its end, if anyone still listens', async () => {
    const clock = { now: () => 0, sleep: (_: number, signal: AbortSignal) => aborted(signal) };
    const events = watching([building], { clock });
    await events.next();
    await events.next();
    const awaited = events.next();
    expect(await events.return()).toEqual({ done: true, value: undefined });
    expect(await awaited).toMatchObject({
      done: false,
      value: { type: 'end', result: 'met', reason: 'quit: nothing changed in 1 poll' },
    });
  });

  it('before it began, never begins', async () => {
    const dispatcher = fakeDispatcher([building]);
    const events = watching(dispatcher);
    const first = events.next();
    await events.return();
    expect([await first, dispatcher.requests]).toEqual([{ done: true, value: undefined }, []]);
  });
});

/** Sleeps until it is called. */
function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

describe('an aborted signal', () => {
  it('ends a watch with its end event', async () => {
    const abort = new AbortController();
    const events: WatchEvent[] = [];
    for await (const event of watching([building, ready], { signal: abort.signal })) {
      events.push(event);
      if (event.type === 'change') abort.abort();
    }
    expect(typesOf(events)).toEqual(['start', 'baseline', 'change', 'end']);
    expect(events.at(-1)).toMatchObject({ result: 'met', reason: 'quit: 1 change in 2 polls' });
  });

  it('keeps a watch from beginning', async () => {
    const dispatcher = fakeDispatcher([building]);
    expect(await all(watching(dispatcher, { signal: AbortSignal.abort() }))).toEqual([]);
    expect(dispatcher.requests).toEqual([]);
  });
});

describe('time on a clock that moves by itself', () => {
  it('stands still while an event is dealt with', async () => {
    const clock = fakeClock(0);
    for await (const { type } of watching([building], { clock, timeout: '1h', maxPolls: 2 })) {
      if (type !== 'baseline') continue;
      for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
      expect(clock.now()).toBe(0);
    }
  });

  it('goes on while a request waits for its turn', async () => {
    const events = await all(watching([building], { interval: '1s', rate: '1/m', maxPolls: 3 }));
    expect(events.at(-1)).toMatchObject({ polls: 3, elapsedMs: 120_000 });
  });
});
