import { describe, expect, it } from 'vitest';
import { type Beat, initialRhythm, pace, type Rhythm } from '../../../src/pacing/pace.ts';

const rules = { bottom: 1000, top: 30_000, lateness: 0.1 };
const fixed = { bottom: 10_000, top: 10_000, lateness: 0.1 };
const calm: Beat = { kind: 'calm' };
const change: Beat = { kind: 'change' };
const trouble: Beat = { kind: 'trouble' };
const retryAfter = (floor: number): Beat => ({ kind: 'trouble', hint: { floor, why: 'retry-after' } });
const fresh = (freshness: number): Beat => ({ kind: 'calm', hint: { floor: 0, why: 'max-age', freshness } });

const occasion = { waiting: true, waited: 100_000, random: () => 0 };
const feeding = { waiting: false, waited: 100_000, random: () => 0 };
const jittered = { ...occasion, random: () => 0.5 };

/** The rhythm after some beats of a feed. */
const rhythmAfter = (beats: readonly Beat[]): Rhythm =>
  beats.reduce((rhythm, beat) => pace(rules, rhythm, { beat, occasion: feeding }).rhythm, initialRhythm);

describe('the pace of a wait', () => {
  it('follows the promise of lateness', () => {
    expect(pace(rules, initialRhythm, { beat: calm, occasion })).toMatchObject({ pause: 7000, why: 'adaptive' });
  });

  it('stays in the range', () => {
    const young = { ...occasion, waited: 0 };
    const old = { ...occasion, waited: 86_400_000 };
    expect(pace(rules, initialRhythm, { beat: calm, occasion: young }).pause).toBe(1000);
    expect(pace(rules, initialRhythm, { beat: calm, occasion: old }).pause).toBe(30_000);
  });

  it('halves the next pause after a change, and only that one', () => {
    const first = pace(rules, initialRhythm, { beat: change, occasion });
    expect(first).toMatchObject({ pause: 3500, why: 'change' });
    expect(pace(rules, first.rhythm, { beat: calm, occasion })).toMatchObject({ pause: 7000, why: 'adaptive' });
  });

  it('halves what the range allows, not what it forbids', () => {
    const old = { ...occasion, waited: 86_400_000 };
    expect(pace(rules, initialRhythm, { beat: change, occasion: old }).pause).toBe(15_000);
  });

  it('is jittered downwards after clamping', () => {
    expect(pace(rules, initialRhythm, { beat: calm, occasion: { ...jittered, waited: 0 } }).pause).toBe(950);
    expect(pace(rules, initialRhythm, { beat: calm, occasion: { ...jittered, waited: 86_400_000 } }).pause).toBe(28_500);
  });

  it('is kept while the server boots', () => {
    const booting = pace(rules, initialRhythm, { beat: { kind: 'booting' }, occasion });
    expect(booting).toEqual({ rhythm: initialRhythm, pause: 7000, why: 'booting' });
  });
});

describe('the pace of a feed', () => {
  it('is the feed’s own', () => {
    expect(pace(rules, initialRhythm, { beat: calm, occasion: feeding })).toMatchObject({ pause: 1000, why: 'feed' });
    const rhythm = rhythmAfter([calm, calm]);
    expect(pace(rules, rhythm, { beat: calm, occasion: feeding })).toMatchObject({ pause: 1500, why: 'feed' });
  });

  it('is halved by a change', () => {
    const rhythm = rhythmAfter(Array.from({ length: 30 }, () => calm));
    expect(pace(rules, rhythm, { beat: change, occasion: feeding })).toMatchObject({ pause: 15_000, why: 'change' });
  });

  it('slows to the freshness of the answer, at most to the top', () => {
    expect(pace(rules, initialRhythm, { beat: fresh(12_000), occasion: feeding })).toMatchObject({
      pause: 12_000,
      why: 'max-age',
    });
    const random = { ...feeding, random: () => 0.5 };
    expect(pace(rules, initialRhythm, { beat: fresh(3_600_000), occasion: random })).toMatchObject({
      pause: 30_000,
      why: 'max-age',
    });
  });

  it('keeps a floor that is longer than the freshness', () => {
    const beat: Beat = { kind: 'calm', hint: { floor: 60_000, why: 'poll-interval', freshness: 12_000 } };
    expect(pace(rules, initialRhythm, { beat, occasion: feeding })).toMatchObject({ pause: 60_000, why: 'poll-interval' });
  });
});

describe('a fixed interval', () => {
  it.each([calm, change, trouble, { kind: 'booting' } as const])('stays, jittered, after $kind', (beat) => {
    expect(pace(fixed, initialRhythm, { beat, occasion: jittered })).toMatchObject({ pause: 9500, why: 'fixed' });
  });

  it('yields to a floor, never to freshness', () => {
    expect(pace(fixed, initialRhythm, { beat: retryAfter(20_000), occasion })).toMatchObject({
      pause: 20_000,
      why: 'retry-after',
    });
    expect(pace(fixed, initialRhythm, { beat: fresh(20_000), occasion: feeding })).toMatchObject({ pause: 10_000, why: 'fixed' });
  });
});

describe('trouble', () => {
  const backoff = (rhythm: Rhythm) => pace(rules, rhythm, { beat: trouble, occasion: { ...occasion, random: () => 0.999_999 } });

  it('backs off further each time', () => {
    const first = backoff(initialRhythm);
    const second = backoff(first.rhythm);
    const third = backoff(second.rhythm);
    expect([first, second, third].map(({ pause }) => Math.round(pause))).toEqual([2000, 4000, 8000]);
    expect(third.why).toBe('backoff');
  });

  it('is forgotten after a calm poll', () => {
    const rhythm = rhythmAfter([trouble, trouble, trouble, calm]);
    expect(Math.round(backoff(rhythm).pause)).toBe(2000);
  });

  it('does not advance the backoff when the server named a time', () => {
    expect(rhythmAfter([trouble, retryAfter(5000), retryAfter(5000)]).troubles).toBe(1);
  });

  it('advances the backoff when the server named only freshness', () => {
    expect(rhythmAfter([{ kind: 'trouble', hint: { floor: 0, why: 'max-age', freshness: 1000 } }]).troubles).toBe(1);
  });
});

describe('the server’s word', () => {
  it('is a floor, jittered upwards', () => {
    expect(pace(rules, initialRhythm, { beat: retryAfter(60_000), occasion: jittered })).toMatchObject({
      pause: 63_000,
      why: 'retry-after',
    });
  });

  it('gives way to our own rule where that is longer', () => {
    expect(pace(rules, initialRhythm, { beat: { ...calm, hint: { floor: 2000, why: 'rate-limit' } }, occasion })).toMatchObject({
      pause: 7000,
      why: 'adaptive',
    });
  });

  it('holds beyond the top of the range', () => {
    expect(pace(rules, initialRhythm, { beat: retryAfter(3_600_000), occasion }).pause).toBe(3_600_000);
  });

  it('does not slow a wait by freshness', () => {
    expect(pace(rules, initialRhythm, { beat: fresh(60_000), occasion })).toMatchObject({ pause: 7000, why: 'adaptive' });
  });
});
