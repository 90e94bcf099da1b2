import { describe, expect, it } from 'vitest';
import { commonSequence, occurrences } from '../../../src/json/common-sequence.ts';

const sequence = (before: string, after: string) =>
  [...commonSequence(Int32Array.from(before, codeOf), Int32Array.from(after, codeOf))]
    .map((place, at) => (place === -1 ? '' : `${before[place]}${place}${at}`))
    .filter((pair) => pair !== '')
    .join(' ');
const codeOf = (character: string) => character.charCodeAt(0);

describe('what two sequences have in common', () => {
  it.each([
    ['abcabba', 'cbabac', 4],
    ['abcdef', 'abcdef', 6],
    ['abc', 'xyz', 0],
    ['', 'abc', 0],
    ['abc', '', 0],
    ['aaaa', 'aa', 2],
    ['xaybz', 'ab', 2],
  ])('%s and %s: the most there can be, in order', (before, after, length) => {
    const pairs = sequence(before, after)
      .split(' ')
      .filter((pair) => pair !== '');
    expect(pairs.length).toBe(length);
  });

  it('is found where it is', () => {
    expect(sequence('abcd', 'bxd')).toBe('b10 d32');
  });

  it('is found in linear time when the sequences differ in more than the search allows', () => {
    const before = Int32Array.from({ length: 20_000 }, (_, at) => at);
    const after = before.toReversed();
    expect(commonSequence(before, after).filter((place) => place >= 0).length).toBe(1);
    const mixed = before.map((number) => (number % 2 === 0 ? number : -number));
    expect(commonSequence(before, mixed).filter((place) => place >= 0).length).toBe(10_000);
  });
});

it('occurrences are paired in the order they come, each once', () => {
  expect([...occurrences(Int32Array.of(7, 8, 7), Int32Array.of(7, 7, 7, 9))]).toEqual([0, 2, -1, -1]);
});
