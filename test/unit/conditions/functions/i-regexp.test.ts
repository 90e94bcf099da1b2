import { describe, expect, it } from 'vitest';
import { findingOf, good } from '../observations.ts';

const body = { s: 'v2.1', n: 5, pattern: 'v[0-9][.][0-9]', wrong: '\\d' };
const judged = async (condition: string) => {
  const { verdict, evidence } = await findingOf(condition, good(body));
  return [verdict, evidence[0]?.note];
};

describe('match() and search()', () => {
  it('hold a text against a pattern that is written out', async () => {
    expect(await judged("match($.s, 'v.*')")).toEqual(['met', undefined]);
    expect(await judged("match($.s, 'v')")).toEqual(['unmet', undefined]);
    expect(await judged("search($.s, '[.]')")).toEqual(['met', undefined]);
  });

  it('or against one from the body', async () => {
    expect(await judged('match($.s, $.pattern)')).toEqual(['met', undefined]);
    expect(await judged('search($.s, $.none)')).toEqual(['unknown', 'not in the response']);
  });

  it('are unknown for what is not text, and for a pattern from the body that is none', async () => {
    expect(await judged("match($.n, '5')")).toEqual(['unknown', 'not known: a number is not text']);
    expect(await judged('match($.s, $.n)')).toEqual(['unknown', 'not known: a number is not text']);
    expect(await judged('match($.s, $.wrong)')).toEqual(['unknown', 'not known: \\d is not part of I-Regexp; write [0-9]']);
  });
});
