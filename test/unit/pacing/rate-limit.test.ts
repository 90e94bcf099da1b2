import { describe, expect, it } from 'vitest';
import type { HeaderFields } from '../../../src/domain/reply.ts';
import { isExhausted, rateLimitPause } from '../../../src/pacing/rate-limit.ts';

const now = Date.UTC(2026, 10, 20);
const inSeconds = (seconds: number) => String(now / 1000 + seconds);
const pauseFor = (headers: HeaderFields) => rateLimitPause({ headers, now });

describe('a rate limit', () => {
  it.each([
    ['GitHub, used up', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': inSeconds(90) }, 90_000],
    ['GitHub, much left', { 'x-ratelimit-remaining': '4500', 'x-ratelimit-reset': inSeconds(3600) }, 800],
    ['GitHub, one request left', { 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': inSeconds(90) }, 90_000],
    ['an early IETF draft', { 'ratelimit-remaining': '4', 'ratelimit-reset': '20' }, 5000],
    ['the seventh IETF draft', { ratelimit: 'limit=100, remaining=0, reset=20' }, 20_000],
    ['the IETF field, used up', { ratelimit: '"default";r=0;t=30' }, 30_000],
    ['the IETF field, blanks and order free', { ratelimit: '"default"; t=30; r=3' }, 10_000],
    ['several policies: the tightest', { ratelimit: '"burst";r=0;t=3, "day";r=100;t=7200' }, 72_000],
    ['a policy whose name holds marks', { ratelimit: '"a,b;r=0;t=99";r=2;t=10' }, 5000],
    ['two families: the tighter', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '5', ratelimit: '"x";r=0;t=7' }, 7000],
  ] as const)('%s', (_, headers, pause) => {
    expect(pauseFor(headers)).toBe(pause);
  });

  it.each([
    ['no field', {}],
    ['a reset alone', { 'x-ratelimit-reset': inSeconds(90) }],
    ['a remainder alone', { 'x-ratelimit-remaining': '0' }],
    ['a reset in the past', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': inSeconds(-90) }],
    ['an unreadable remainder', { 'x-ratelimit-remaining': '-1', 'x-ratelimit-reset': inSeconds(90) }],
    ['an unreadable reset', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1e300' }],
    ['an endless remainder', { 'x-ratelimit-remaining': '9'.repeat(400), 'x-ratelimit-reset': '9'.repeat(400) }],
    ['other parameters', { ratelimit: '"default";q=0;w=30' }],
  ] as const)('asks for nothing: %s', (_, headers) => {
    expect(pauseFor(headers)).toBe(0);
  });

  it('is exhausted when some limit has nothing left', () => {
    expect(isExhausted({ 'x-ratelimit-remaining': '0' })).toBe(true);
    expect(isExhausted({ ratelimit: '"burst";r=9;t=3, "day";r=0;t=7200' })).toBe(true);
    expect(isExhausted({ 'x-ratelimit-remaining': '1' })).toBe(false);
    expect(isExhausted({})).toBe(false);
  });

  it('is read in linear time, whatever is sent', () => {
    expect(pauseFor({ ratelimit: '"\\'.repeat(8000) })).toBe(0);
    expect(pauseFor({ ratelimit: 'r=0;t=1,'.repeat(2000) })).toBe(1000);
  });
});
