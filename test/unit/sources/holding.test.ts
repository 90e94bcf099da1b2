import { describe, expect, it } from 'vitest';
import { type HeldAnswer, holdingAfter, isIdle, nextAsking, unknownHolding } from '../../../src/sources/holding.ts';

const hold = 30_000;
const held: HeldAnswer = { took: 20_000, hold, isNews: false };
const empty: HeldAnswer = { took: 20, hold, isNews: false };
const news: HeldAnswer = { took: 20, hold, isNews: true };

/** When to ask after each of these answers. */
function rhythmOf(...answers: readonly HeldAnswer[]) {
  let holding = unknownHolding;
  return answers.map((answer) => {
    holding = holdingAfter(holding, answer);
    return nextAsking(holding);
  });
}

describe('a server that holds', () => {
  it('is asked again at once, with news and without', () => {
    expect(rhythmOf(held, { ...held, isNews: true }, held)).toEqual(['now', 'now', 'now']);
  });

  it('may hold for less than it was asked to', () => {
    expect(rhythmOf(...Array(5).fill({ ...empty, took: 3000 }))).toEqual(Array(5).fill('now'));
    expect(rhythmOf(...Array(5).fill({ took: 500, hold: 1000, isNews: false }))).toEqual(Array(5).fill('now'));
  });
});

describe('a server that answers at once without news', () => {
  it('is polled at the interval from the second time running', () => {
    expect(rhythmOf(empty, empty, empty)).toEqual(['now', 'interval', 'interval']);
  });

  it('is asked at once again as soon as it holds', () => {
    expect(rhythmOf(empty, empty, held, empty, empty)).toEqual(['now', 'interval', 'now', 'now', 'interval']);
  });

  it('is not known as one by two times that news or a held request part', () => {
    expect(rhythmOf(empty, news, empty, news)).toEqual(['now', 'now', 'now', 'now']);
    expect(rhythmOf(empty, held, empty, held)).toEqual(['now', 'now', 'now', 'now']);
  });

  it('stays one though it has news now and then', () => {
    expect(rhythmOf(empty, empty, news, news)).toEqual(['now', 'interval', 'interval', 'interval']);
  });

  it('is one because of its emptiness, not of its haste', () => {
    const all = [news, news, empty].reduce(holdingAfter, unknownHolding);
    expect([isIdle(all), isIdle(holdingAfter(all, empty))]).toEqual([false, true]);
  });
});

it('news without end is asked for without a pause ten times running', () => {
  const rhythm = rhythmOf(...Array(13).fill(news), held, news);
  expect(rhythm).toEqual([...Array(10).fill('now'), 'interval', 'interval', 'interval', 'now', 'now']);
});
