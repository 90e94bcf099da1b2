/** Claims about several watches of one call. */
import { describe, expect, it } from 'vitest';
import type { EndEvent } from '../../../src/library/public/events.ts';
import { fakeClock } from '../../../src/library/public/fake-clock.ts';
import { type FakeOutcome, type FakeRequest, fakeDispatcher } from '../../../src/library/public/fake-dispatcher.ts';
import type { WatchOptions } from '../../../src/library/public/options.ts';
import { watch } from '../../../src/library/public/watch.ts';

const names = ['a', 'b', 'c'];
const targets = names.map((name) => ({ name, url: `http://api.test/${name}` }));

/** How each watch ended, in the order of their ends; `answers` are asked with the name and the number of the request. */
async function endsOf(answers: (name: string, nth: number) => FakeOutcome, options: WatchOptions): Promise<readonly string[]> {
  const counts = new Map<string, number>();
  const dispatcher = fakeDispatcher(({ url }: FakeRequest) => {
    const name = url.slice(-1);
    const nth = (counts.get(name) ?? 0) + 1;
    counts.set(name, nth);
    return answers(name, nth);
  });
  const ends: EndEvent[] = [];
  const clock = fakeClock(0);
  for await (const event of watch(targets, { clock, random: () => 0, dispatcher, interval: '1m', timeout: '1h', ...options })) {
    if (event.type === 'end') ends.push(event);
  }
  return ends.map(({ watch: name, result, polls }) => `${name} ${result} after ${polls}`);
}

/** `a` is ready at its second poll, `b` at its fourth, `c` never. */
const inTurn = (name: string, nth: number) => ({ body: { ready: name === 'a' ? nth >= 2 : name === 'b' && nth >= 4 } });

describe('several watches', () => {
  it('are told in one sequence, each with an end of its own', async () => {
    const dispatcher = fakeDispatcher([{ body: [1] }, { body: [2] }]);
    const seen: string[] = [];
    for await (const { watch: name, type, seq } of watch(targets, { clock: fakeClock(), dispatcher, maxPolls: 1 })) {
      seen.push(`${name} ${seq} ${type}`);
    }
    for (const name of names) {
      expect(seen.filter((line) => line.startsWith(name))).toEqual([`${name} 0 start`, `${name} 1 baseline`, `${name} 2 end`]);
    }
  });

  it('must all be met, and are over when that can no longer be', async () => {
    expect(await endsOf(inTurn, { until: 'ready=true', timeout: '5m' })).toEqual([
      'a met after 2',
      'b met after 4',
      'c timeout after 6',
    ]);
    const bFails = (name: string, nth: number) => (name === 'b' && nth === 2 ? { status: 401 } : { body: { ready: false } });
    expect(await endsOf(bFails, { until: 'ready=true' })).toEqual([
      'b refused after 2',
      'a not yet after 2',
      'c not yet after 1',
    ]);
  });

  it('are over when as many are met as are enough', async () => {
    expect(await endsOf(inTurn, { until: 'ready=true', any: true })).toEqual([
      'a met after 2',
      'b not yet after 1',
      'c not yet after 1',
    ]);
    expect(await endsOf(inTurn, { until: 'ready=true', atLeast: 2 })).toEqual([
      'a met after 2',
      'b met after 4',
      'c not yet after 3',
    ]);
  });

  it('all go on to their own ends where they are to', async () => {
    expect(await endsOf(inTurn, { until: 'ready=true', any: true, keepGoing: true, timeout: '5m' })).toEqual([
      'a met after 2',
      'b met after 4',
      'c timeout after 6',
    ]);
  });

  it('are all freed when one event is enough', async () => {
    const dispatcher = fakeDispatcher([{ body: [1] }]);
    for await (const { type } of watch(targets, { clock: fakeClock(), dispatcher })) if (type === 'baseline') break;
    const { length } = dispatcher.requests;
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    expect(dispatcher.requests.length).toBe(length);
  });

  it('are ended by a mistake in what one of them throws', async () => {
    const until = (value: { ready: boolean }) => {
      if (value.ready) throw new RangeError('not mine');
      return false;
    };
    const dispatcher = fakeDispatcher(({ url }) => ({ body: { ready: url.endsWith('b') } }));
    const events = watch(targets, { clock: fakeClock(), dispatcher, until });
    await expect(
      (async () => {
        for await (const { type } of events) expect(type).not.toBe('end');
      })(),
    ).rejects.toThrow('not mine');
  });
});
