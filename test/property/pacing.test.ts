/** Laws of pacing that hold for every range, rhythm, poll and server. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Meta } from '../../src/domain/reply.ts';
import { parseHttpDate } from '../../src/pacing/http-date.ts';
import { type Beat, initialRhythm, pace, type Rhythm } from '../../src/pacing/pace.ts';
import { serverHints } from '../../src/pacing/server-hints.ts';

const DAY = 86_400_000;
const rules = fc
  .record({
    bottom: fc.nat(DAY),
    room: fc.oneof(fc.constant(0), fc.nat(DAY)),
    lateness: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ bottom, room, lateness }) => ({ bottom, top: bottom + room, lateness }));
const kind = fc.constantFrom<Beat['kind']>('calm', 'change', 'trouble', 'booting');
const plain: fc.Arbitrary<Beat> = fc.record({ kind });
const hinted: fc.Arbitrary<Beat> = fc.record({
  kind,
  hint: fc.record({
    floor: fc.nat(30 * DAY),
    why: fc.constantFrom('retry-after', 'poll-interval', 'rate-limit'),
    freshness: fc.nat(30 * DAY),
  }),
});
const occasion = fc
  .record({
    waiting: fc.boolean(),
    waited: fc.double({ min: 0, max: 1e12, noNaN: true }),
    draw: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  })
  .map(({ draw, ...rest }) => ({ ...rest, random: () => draw }));

type Story = readonly (readonly [Beat, { waiting: boolean; waited: number; random: () => number }])[];
const story = (beat: fc.Arbitrary<Beat>): fc.Arbitrary<Story> =>
  fc.array(fc.tuple(beat, occasion), { minLength: 1, maxLength: 30, size: 'max' });
const limits = { numRuns: 200 };

describe('a pause', () => {
  it('lies in the range, less the jitter, when the server is silent', () => {
    fc.assert(
      fc.property(rules, story(plain), (range, beats) => {
        let rhythm: Rhythm = initialRhythm;
        for (const [beat, occasion] of beats) {
          const next = pace(range, rhythm, { beat, occasion });
          expect(next.pause).toBeGreaterThanOrEqual(0.9 * range.bottom);
          expect(next.pause).toBeLessThanOrEqual(range.top);
          rhythm = next.rhythm;
        }
      }),
      limits,
    );
  });

  it('is never shorter than the server asked for, and always finite', () => {
    fc.assert(
      fc.property(rules, story(fc.oneof(plain, hinted)), (range, beats) => {
        let rhythm: Rhythm = initialRhythm;
        for (const [beat, occasion] of beats) {
          const next = pace(range, rhythm, { beat, occasion });
          expect(next.pause).toBeGreaterThanOrEqual(beat.hint?.floor ?? 0);
          expect(next.pause).toBeLessThanOrEqual(Math.max(range.top, 1.1 * (beat.hint?.floor ?? 0)));
          rhythm = next.rhythm;
        }
      }),
      limits,
    );
  });

  it('backs off further only by trouble without a hint, and starts over after a good answer', () => {
    fc.assert(
      fc.property(rules, story(fc.oneof(plain, hinted)), (range, beats) => {
        let rhythm: Rhythm = initialRhythm;
        for (const [beat, occasion] of beats) {
          const before = rhythm.troubles;
          rhythm = pace(range, rhythm, { beat, occasion }).rhythm;
          const silent = beat.hint === undefined || beat.hint.floor === 0;
          const good = beat.kind === 'calm' || beat.kind === 'change';
          expect(rhythm.troubles).toBe(good ? 0 : before + (beat.kind === 'trouble' && silent ? 1 : 0));
        }
      }),
      limits,
    );
  });
});

describe('a server', () => {
  const word = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.integer().map(String),
    fc.double().map(String),
    fc.bigInt({ min: 0n, max: 10n ** 30n }).map(String),
    fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
  );
  const fields = ['retry-after', 'x-poll-interval', 'x-ratelimit-remaining', 'x-ratelimit-reset', 'ratelimit', 'date', 'age'];

  it('whatever it sends, hints at nothing endless or negative', () => {
    const headers = fc.record(Object.fromEntries(fields.map((field) => [field, word])), { requiredKeys: [] });
    fc.assert(
      fc.property(headers, fc.nat(4e12), (sent, now) => {
        const meta: Meta = { status: 200, reason: '', headers: sent, url: 'http://a/', latency: 0, bytes: 0 };
        const floor = serverHints(meta, now)?.floor ?? 1;
        expect(floor).toBeGreaterThan(0);
        expect(floor).toBeLessThanOrEqual(30 * DAY);
      }),
      limits,
    );
  });

  it('is understood in each form of a date', () => {
    const seconds = fc.integer({ min: Date.UTC(1980) / 1000, max: Date.UTC(2060) / 1000 });
    fc.assert(
      fc.property(seconds, (second) => {
        const date = new Date(second * 1000);
        const [weekday = '', day = '', month = '', year = '', time = ''] = date.toUTCString().split(/,? /);
        const now = Date.UTC(2026, 0);
        const rest = date.toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' });
        expect(parseHttpDate(date.toUTCString(), now)).toBe(second * 1000);
        expect(parseHttpDate(`${rest}, ${day}-${month}-${year.slice(2)} ${time} GMT`, now)).toBe(second * 1000);
        expect(parseHttpDate(`${weekday} ${month} ${day.replace(/^0/, ' ')} ${time} ${year}`, now)).toBe(second * 1000);
      }),
      limits,
    );
  });
});
