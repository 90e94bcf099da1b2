/** Claims about escapes undone, and the way back. */
import { describe, expect, it } from 'vitest';
import { escapedPlaces, unescaped } from '../../../src/requests/escapes.ts';

describe('a text without its escapes', () => {
  it.each([
    ['p%40ss%2Fword', 'p@ss/word'],
    ['p%40ss%2fword', 'p@ss/word'],
    ['%C3%A9 %e2%82%ac %F0%9F%98%80', 'é € 😀'],
    ['a\\"b\\\\c\\nd\\/e', 'a"b\\c\nd/e'],
    ['\\u00e9\\u00E9\\ud83d\\ude00', 'éé😀'],
    ['100% of %zz, 5 %', '100% of %zz, 5 %'],
    ['%2540', '%40'],
    ['%C0%80', '%C0%80'],
    ['\\q', '\\q'],
  ])('%s is %s', (text, plain) => {
    expect(unescaped(text)).toBe(plain);
  });

  it('is the very same text where there are none', () => {
    expect(unescaped('a+b c')).toBe('a+b c');
  });
});

describe('places of the text without escapes', () => {
  it('are found again in the text', () => {
    const text = 'x%2Fy\\u00e9z%F0%9F%98%80!';
    const plain = unescaped(text);
    expect(plain).toBe('x/yéz😀!');
    const places = [0, 1, 2, 3, 4, 5, 7, 8];
    expect(escapedPlaces(text, places).map((place) => text.slice(place, place + 3))).toEqual([
      'x%2',
      '%2F',
      'y\\u',
      '\\u0',
      'z%F',
      '%F0',
      '!',
      '',
    ]);
  });

  it('stay where no escape stands before them', () => {
    expect(escapedPlaces('ab%20', [0, 2])).toEqual([0, 2]);
    expect(escapedPlaces('ab', [])).toEqual([]);
  });
});
