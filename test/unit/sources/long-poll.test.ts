import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/domain/json.ts';
import type { Feed } from '../../../src/domain/ports.ts';
import type { Reply } from '../../../src/domain/reply.ts';
import type { RequestSpec } from '../../../src/domain/watch.ts';
import { longPoll } from '../../../src/sources/long-poll.ts';
import { answering, broken, type ShortExchange, scriptedHttp, timedOut } from '../../support/scripted-http.ts';
import { requestTo } from '../../support/server-requests.ts';
import { sourcePorts } from '../../support/source-ports.ts';

const url = 'http://api.test/updates';
const signal = new AbortController().signal;
const HELD = 20_000;

/** Long polling on a scripted server. */
async function feedOn(
  exchanges: Parameters<typeof scriptedHttp>[0],
  more: { readonly parts?: Partial<RequestSpec>; readonly hold?: number; readonly resume?: Json | undefined } = {},
) {
  const { http, asked } = scriptedHttp(exchanges);
  const spec = { request: requestTo(url, more.parts), options: { hold: more.hold ?? 30_000 } };
  return { feed: await longPoll.open(spec, sourcePorts({ http }), more.resume), asked };
}

async function replies(feed: Feed, count: number): Promise<readonly Reply[]> {
  const all: Reply[] = [];
  for (let at = 0; at < count; at++) all.push(await feed.next(signal));
  return all;
}

const rhythmOf = (all: readonly Reply[]) => all.map((reply) => ('then' in reply ? reply.then : reply.kind));
const noticesOf = (all: readonly Reply[]) => all.map(({ notices = [] }) => notices.map(({ code }) => code));
const held = (short: ShortExchange = {}) => answering({ latency: HELD, ...short });

describe('the request', () => {
  it('asks the server to hold it, and gives it five seconds more', async () => {
    const { feed, asked } = await feedOn([held()], { hold: 30_000, parts: { headers: [['Accept', '*/*']] } });
    await feed.next(signal);
    expect(asked[0]?.spec).toMatchObject({
      maxTime: 35_000,
      headers: [
        ['Accept', '*/*'],
        ['Prefer', 'wait=30'],
      ],
    });
  });

  it('asks for whole seconds', async () => {
    const { feed, asked } = await feedOn([held()], { hold: 1500 });
    await feed.next(signal);
    expect(asked[0]?.spec).toMatchObject({ maxTime: 6500, headers: [['Prefer', 'wait=2']] });
  });

  it.each([
    ['respond-async, wait=5', [['Prefer', 'respond-async, wait=5']]],
    [
      'respond-async',
      [
        ['Prefer', 'respond-async'],
        ['Prefer', 'wait=30'],
      ],
    ],
  ])('with a Prefer of the user`s own: %s', async (own, sent) => {
    const { feed, asked } = await feedOn([held()], { parts: { headers: [['Prefer', own]] } });
    await feed.next(signal);
    expect(asked[0]?.spec.headers).toEqual(sent);
  });
});

describe('a server that holds requests', () => {
  it('is asked again at once whatever it answers: news, none, nothing new, nothing at all', async () => {
    const { feed } = await feedOn([
      held({ body: { n: 1 }, headers: { etag: '"1"' } }),
      held({ status: 304 }),
      held({ status: 204 }),
      timedOut(),
      held({ body: { n: 1 } }),
    ]);
    const all = await replies(feed, 5);
    expect(all.map(({ kind }) => kind)).toEqual(['response', 'unmodified', 'quiet', 'quiet', 'response']);
    expect(rhythmOf(all)).toEqual(Array(5).fill('now'));
    expect(noticesOf(all)).toEqual(Array(5).fill([]));
  });

  it('is asked with the validators of the last document, however many requests ran out since', async () => {
    const { feed, asked } = await feedOn([
      held({ body: {}, headers: { etag: '"1"' } }),
      timedOut(),
      held({ status: 204 }),
      held({ status: 304 }),
    ]);
    const all = await replies(feed, 4);
    expect(asked.map(({ extra }) => extra['if-none-match'])).toEqual([undefined, '"1"', '"1"', '"1"']);
    expect(all[3]).toMatchObject({ kind: 'unmodified', resume: { etag: '"1"' } });
  });

  it('goes on in a later run with what the earlier one knew', async () => {
    const first = await feedOn([held({ body: {}, headers: { etag: '"1"' } })]);
    const reply = await first.feed.next(signal);
    const resume = reply.kind === 'response' ? reply.resume : undefined;
    const { feed } = await feedOn([held({ status: 304 })], { resume });
    expect(await feed.next(signal)).toMatchObject({ kind: 'unmodified', then: 'now' });
  });
});

describe('trouble', () => {
  it.each([
    ['a refused connection', broken('ECONNREFUSED')],
    ['a connection that cannot be made', timedOut(5000, 'connect')],
  ])('%s is handed over as it is', async (_, exchange) => {
    const { feed } = await feedOn([exchange]);
    expect(await feed.next(signal)).toEqual({ kind: 'failure', failure: exchange.kind === 'failure' && exchange.failure });
  });

  it.each([404, 429, 500, 503])('a %i is an answer that is not asked for again at once', async (status) => {
    const { feed } = await feedOn([held({ status })]);
    expect(await feed.next(signal)).toMatchObject({ kind: 'response', then: 'interval' });
  });

  it('a server that asks for a pause gets it', async () => {
    const { feed } = await feedOn([held({ body: {}, headers: { 'retry-after': '7' } })]);
    expect(await feed.next(signal)).toMatchObject({ kind: 'response', then: 'interval' });
  });

  it('a document that was not taken in is asked for as a whole', async () => {
    const { feed, asked } = await feedOn([held({ body: {}, headers: { etag: '"1"' } }), held({ body: {} })]);
    await feed.settle?.(await feed.next(signal), 'failed');
    await feed.next(signal);
    expect(asked[1]?.extra).toEqual({});
  });
});

describe('a server that does not hold requests', () => {
  it.each<[string, ShortExchange]>([
    ['the same document', { body: { n: 1 } }],
    ['a 204', { status: 204 }],
  ])('and answers %s is polled from the second time on, told once', async (_, short) => {
    const { feed } = await feedOn([answering({ body: { n: 1 } }), ...Array(4).fill(answering(short))]);
    const all = await replies(feed, 5);
    expect(rhythmOf(all)).toEqual(['now', 'now', 'interval', 'interval', 'interval']);
    expect(noticesOf(all)).toEqual([[], [], ['not-holding'], [], []]);
    expect(all[2]?.notices?.[0]?.message).toBe(
      'the server does not hold requests: asked to for 30s it answers at once, so it is polled at the interval',
    );
  });

  it('and answers 304 is one, too', async () => {
    const first = answering({ body: {}, headers: { etag: '"1"' } });
    const { feed } = await feedOn([first, ...Array(3).fill(answering({ status: 304 }))]);
    expect(rhythmOf(await replies(feed, 4))).toEqual(['now', 'now', 'interval', 'interval']);
  });

  it('is asked at once again when it holds one, and told of no second time', async () => {
    const same = answering({ body: {} });
    const { feed } = await feedOn([same, same, same, held({ body: {} }), same, same]);
    const all = await replies(feed, 6);
    expect(rhythmOf(all)).toEqual(['now', 'now', 'interval', 'now', 'now', 'interval']);
    expect(noticesOf(all).flat()).toEqual(['not-holding']);
  });

  it('and has something else each time is not asked without end', async () => {
    const { feed } = await feedOn(Array.from({ length: 14 }, (_, n) => answering({ body: { n } })));
    const rhythm = rhythmOf(await replies(feed, 14));
    expect(rhythm).toEqual([...Array(10).fill('now'), ...Array(4).fill('interval')]);
  });
});

it('cannot be told how long a request may take', () => {
  expect(longPoll.refuses).toEqual({ 'max-time': 'a held request takes as long as --hold says, and may take 5s more' });
});
