import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { sha256Of } from '../../../src/json/sha256-of.ts';

it('the digest is that of other implementations, whatever the length', () => {
  const lengths = [0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 1000, 100_000];
  const messages = lengths.map((length) => Uint8Array.from({ length }, (_, at) => (at * 7 + length) & 0xff));
  expect(messages.map(sha256Of)).toEqual(messages.map((message) => createHash('sha256').update(message).digest('hex')));
});

it('the digest of a part of a buffer is that of the part', () => {
  const whole = new TextEncoder().encode('--abc--');
  expect(sha256Of(whole.subarray(2, 5))).toBe(sha256Of(new TextEncoder().encode('abc')));
});
