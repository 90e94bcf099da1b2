/** Claims about long polling, on servers that hold requests, or do not. */
import { describe, expect, it } from 'vitest';
import type { Http } from '../../src/domain/ports.ts';
import { longPoll } from '../../src/sources/long-poll.ts';
import { live } from '../support/live-watch.ts';
import { type Answerer, type ShortAnswer, startServer } from '../support/server.ts';
import { openTestClient } from '../support/server-client.ts';
import { requestTo } from '../support/server-requests.ts';

const json = { 'Content-Type': 'application/json' };
const answerOf = (n: number) => ({ headers: { ...json, ETag: `"${n}"` }, body: JSON.stringify({ n }) });

function firstThen(first: ShortAnswer, rest: ShortAnswer): Answerer {
  let asked = 0;
  return () => (asked++ === 0 ? first : rest);
}

describe('a server that holds requests', () => {
  it('is asked again as soon as it answers, so that no change is late', async () => {
    const state = { n: 1 };
    const waiting: (() => void)[] = [];
    const answerer: Answerer = ({ headers }, response) => {
      if (headers['if-none-match'] !== `"${state.n}"`) return answerOf(state.n);
      waiting.push(() => response.writeHead(200, { ...json, ETag: `"${state.n}"` }).end(JSON.stringify({ n: state.n })));
      return undefined;
    };
    await using server = await startServer((request, response) => {
      const answer = answerer(request, response);
      // The document changes while the request is held.
      if (answer === undefined) {
        state.n += 1;
        waiting.pop()?.();
      }
      return answer;
    });
    await using client = openTestClient();
    const { outcome, of } = await live({
      source: longPoll,
      options: { hold: 30_000 },
      request: requestTo(server.url),
      http: client.http,
      parts: { until: ['n>=4'], pace: { bottom: 60_000, top: 60_000 } },
    });
    expect(outcome.result).toBe('met');
    expect(of('change')).toHaveLength(3);
    expect(server.requests.map(({ headers }) => headers['prefer'])).toEqual(Array(4).fill('wait=30'));
  });

  it('may end a request without an answer: that is no trouble, and nothing is forgotten', async () => {
    const state = { held: 0 };
    await using server = await startServer(({ headers }) => {
      if (headers['if-none-match'] === undefined) return answerOf(1);
      state.held += 1;
      return state.held < 3 ? undefined : answerOf(2);
    });
    await using client = openTestClient();
    // The same, but for the 35 seconds.
    const hasty: Http = { ...client.http, exchange: (spec, ...rest) => client.http.exchange({ ...spec, maxTime: 50 }, ...rest) };
    const { outcome, of, end } = await live({
      source: longPoll,
      options: { hold: 30_000 },
      request: requestTo(server.url),
      http: hasty,
      parts: { until: ['n=2'] },
    });
    expect(outcome.result).toBe('met');
    expect([end.errors, of('error').length, of('change').length]).toEqual([0, 0, 1]);
    expect(server.requests.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"1"', '"1"', '"1"']);
  });

  it('that breaks down is trouble, told once, and asked at the interval', async () => {
    await using server = await startServer((_, response) => {
      if (server.requests.length > 4) return answerOf(2);
      if (server.requests.length > 1) response.socket?.resetAndDestroy();
      return server.requests.length > 1 ? undefined : answerOf(1);
    });
    await using client = openTestClient();
    const { outcome, of } = await live({
      source: longPoll,
      options: { hold: 30_000 },
      request: requestTo(server.url),
      http: client.http,
      parts: { until: ['n=2'] },
    });
    expect([outcome.result, of('error').length, of('recover').length]).toEqual(['met', 1, 1]);
  });
});

describe('a server that does not hold requests', () => {
  it.each<[string, Answerer]>([
    ['answers 200 with the same', () => answerOf(1)],
    ['answers 304', ({ headers }) => (headers['if-none-match'] === undefined ? answerOf(1) : { status: 304 })],
    ['answers 204', firstThen(answerOf(1), { status: 204 })],
  ])('%s: polled at the interval, told once', async (_, answerer) => {
    await using server = await startServer(answerer);
    await using client = openTestClient();
    const { of } = await live({
      source: longPoll,
      options: { hold: 30_000 },
      request: requestTo(server.url),
      http: client.http,
      parts: { until: ['n=2'], limits: { timeout: 500 }, pace: { bottom: 100, top: 100 } },
    });
    expect(of('notice').map(({ code }) => code)).toEqual(['not-holding']);
    // Two at once, then one every 0.1 s, and the last one at the deadline.
    expect(server.requests.length).toBeGreaterThanOrEqual(4);
    expect(server.requests.length).toBeLessThanOrEqual(9);
  });

  it('and has something new each time makes no hot loop', async () => {
    await using server = await startServer(() => answerOf(server.requests.length));
    await using client = openTestClient();
    await live({
      source: longPoll,
      options: { hold: 30_000 },
      request: requestTo(server.url),
      http: client.http,
      parts: { until: ['n=0'], limits: { timeout: 500 }, pace: { bottom: 100, top: 100 } },
    });
    expect(server.requests.length).toBeGreaterThanOrEqual(11);
    expect(server.requests.length).toBeLessThanOrEqual(18);
  });
});
