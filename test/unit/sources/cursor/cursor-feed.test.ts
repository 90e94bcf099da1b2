import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../src/domain/json.ts';
import type { Feed } from '../../../../src/domain/ports.ts';
import type { Reply } from '../../../../src/domain/reply.ts';
import type { RequestSpec } from '../../../../src/domain/watch.ts';
import { compileQuery } from '../../../../src/json/query/query.ts';
import { CursorFeed } from '../../../../src/sources/cursor/cursor-feed.ts';
import { readCursorPlace } from '../../../../src/sources/cursor/cursor-place.ts';
import { answering, broken, type ShortExchange, scriptedHttp } from '../../../support/scripted-http.ts';
import { requestTo } from '../../../support/server-requests.ts';
import { sourcePorts } from '../../../support/source-ports.ts';

const url = 'https://api.test/items';
const signal = new AbortController().signal;

interface Setting {
  readonly place?: string;
  readonly start?: Json;
  readonly more?: string;
  readonly resume?: Json;
  readonly parts?: Partial<RequestSpec>;
}

/** Pages of a scripted server, and what it was asked: the cursor, or the whole query. */
async function pagesOf(exchanges: Parameters<typeof scriptedHttp>[0], setting: Setting = {}) {
  const { place = 'next', start, more, resume, parts } = setting;
  const { http, asked } = scriptedHttp(exchanges);
  const rules = {
    request: requestTo(`${url}?after={{cursor}}`, parts),
    place: await readCursorPlace(place, compileQuery),
    ...(start !== undefined && { start }),
    ...(more !== undefined && { more: await compileQuery(more) }),
  };
  const feed = new CursorFeed(rules, sourcePorts({ http }), resume);
  return { feed, cursors: () => asked.map(({ spec }) => spec.url.replace(/^[^?]*\?(?:after=)?/, '')), asked };
}

/** Replies, told of as the engine would: what could not be judged counts as never received. */
async function replies(feed: Feed, count: number, how: readonly ('delivered' | 'failed')[] = []): Promise<readonly Reply[]> {
  const all: Reply[] = [];
  for (let at = 0; at < count; at++) {
    const reply = await feed.next(signal);
    all.push(reply);
    const isGood = reply.kind === 'response' && reply.meta.status < 300;
    await feed.settle?.(reply, how[at] ?? (isGood || (reply.kind === 'quiet' && all.length > 1) ? 'delivered' : 'failed'));
  }
  return all;
}

const page = (items: readonly Json[], next?: Json, more?: Json, rest: ShortExchange = {}) =>
  answering({ body: { items, next, more }, ...rest });
const told = (all: readonly Reply[]) => all.map((reply) => ('then' in reply ? `${reply.kind}, ${reply.then}` : reply.kind));
const resumesOf = (all: readonly Reply[]) => all.map((reply) => ('resume' in reply ? reply.resume : undefined));
const noticesOf = (all: readonly Reply[]) => all.flatMap(({ notices = [] }) => notices.map(({ code }) => code));

describe('a cursor', () => {
  it('is taken from each page and sent with the next question', async () => {
    const { feed, cursors } = await pagesOf([page([1], 'a'), page([2], 'b'), page([3], 'c')]);
    const all = await replies(feed, 3);
    expect(cursors()).toEqual(['', 'a', 'b']);
    expect(told(all)).toEqual(Array(3).fill('response, interval'));
    expect(resumesOf(all)).toEqual(['a', 'b', 'c']);
  });

  it('makes of what comes after it news; what comes without one is how things stand', async () => {
    const { feed } = await pagesOf([page([1], 'a'), page([2], 'b')]);
    expect((await replies(feed, 2)).map((reply) => reply.kind === 'response' && reply.fresh)).toEqual([undefined, true]);
    const started = await pagesOf([page([1], 'a')], { start: 's' });
    expect(await replies(started.feed, 1)).toMatchObject([{ fresh: true }]);
    expect(started.cursors()).toEqual(['s']);
  });

  it('goes on in a later run where the earlier one was', async () => {
    const { feed, cursors } = await pagesOf([page([2], 'b')], { start: 's', resume: 'a' });
    await replies(feed, 1);
    expect(cursors()).toEqual(['a']);
  });

  it('moves only when its page was delivered', async () => {
    const { feed, cursors } = await pagesOf([page([1], 'a'), page([1], 'a'), page([2], 'b')]);
    await replies(feed, 3, ['failed', 'delivered', 'delivered']);
    expect(cursors()).toEqual(['', '', 'a']);
  });

  it('stays where it is through errors', async () => {
    const { feed, cursors } = await pagesOf([page([1], 'a'), broken(), answering({ status: 503 }), page([2], 'b')]);
    const all = await replies(feed, 4);
    expect(cursors()).toEqual(['', 'a', 'a', 'a']);
    expect(told(all)).toEqual(['response, interval', 'failure', 'response, interval', 'response, interval']);
    expect(resumesOf(all)).toEqual(['a', undefined, 'a', 'b']);
  });

  it('stays where it is when a page names none: the end of the list', async () => {
    const { feed, cursors } = await pagesOf([page([1], 'a'), page([2], null), page([2, 3], 'b')]);
    const all = await replies(feed, 3);
    expect(cursors()).toEqual(['', 'a', 'a']);
    expect(resumesOf(all)).toEqual(['a', 'a', 'b']);
  });

  it('is sent again when a page ends with it: another item may have the same timestamp', async () => {
    const { feed, cursors } = await pagesOf([page([1], 't1'), page([1, 2], 't1'), page([1, 2, 3], 't1')]);
    const all = await replies(feed, 3);
    expect(cursors()).toEqual(['', 't1', 't1']);
    expect(told(all)).toEqual(Array(3).fill('response, interval'));
  });

  it('may be in a header', async () => {
    const { feed, cursors } = await pagesOf(
      [answering({ body: [1], headers: { 'x-next': 'h1' } }), answering({ body: [2], headers: { 'x-next': 'h2' } })],
      { place: 'header:X-Next' },
    );
    expect(resumesOf(await replies(feed, 2))).toEqual(['h1', 'h2']);
    expect(cursors()).toEqual(['', 'h1']);
  });
});

describe('a page with nothing new', () => {
  it('is the same as before: quiet', async () => {
    const { feed } = await pagesOf([page([1], 'a'), page([2]), page([2]), page([2, 3])]);
    expect(told(await replies(feed, 4))).toEqual([
      'response, interval',
      'response, interval',
      'quiet, interval',
      'response, interval',
    ]);
  });

  it('has not changed, says the server: quiet', async () => {
    const tagged = { headers: { etag: '"1"', 'content-type': 'application/json' } };
    const { feed, asked } = await pagesOf([page([1], 'a'), page([2], null, false, tagged), answering({ status: 304 })]);
    const all = await replies(feed, 3);
    expect(all[2]).toMatchObject({ kind: 'quiet', meta: { status: 304 }, then: 'interval', resume: 'a' });
    expect(asked[2]?.extra).toEqual({ 'if-none-match': '"1"' });
  });

  it('has no items: quiet, and its cursor counts at once', async () => {
    const { feed, cursors } = await pagesOf([page([1], 'a'), page([], 'b'), page([], 'b'), answering({ status: 204 })]);
    const all = await replies(feed, 4);
    expect(told(all)).toEqual(['response, interval', 'quiet, interval', 'quiet, interval', 'quiet, interval']);
    expect(cursors()).toEqual(['', 'a', 'b', 'b']);
    expect(resumesOf(all)).toEqual(['a', 'b', 'b', 'b']);
  });

  it('is the beginning where nothing was asked after', async () => {
    const { feed } = await pagesOf([page([]), page([1], 'a')]);
    expect(told(await replies(feed, 2))).toEqual(['response, interval', 'response, interval']);
    const later = await pagesOf([page([])], { start: 's' });
    expect(told(await replies(later.feed, 1))).toEqual(['quiet, interval']);
  });

  it('that could not be used is not the same as before', async () => {
    const { feed } = await pagesOf([page([1], 'a'), page([2]), page([2])]);
    expect(told(await replies(feed, 3, ['delivered', 'failed']))).toEqual(Array(3).fill('response, interval'));
  });
});

describe('pages are drained', () => {
  it('while --more selects something', async () => {
    const { feed, cursors } = await pagesOf(
      [page([1], 'a', true), page([], 'b', true), page([3], 'c', false), page([4], 'd', true)],
      { more: 'more' },
    );
    const all = await replies(feed, 4);
    expect(told(all)).toEqual(['response, now', 'quiet, now', 'response, interval', 'response, now']);
    expect(cursors()).toEqual(['', 'a', 'b', 'c']);
  });

  it('but not without a pause while the cursor does not move', async () => {
    const { feed } = await pagesOf([page([1], 'a', true), page([2], 'a', true)], { more: 'more' });
    expect(told(await replies(feed, 2))).toEqual(['response, now', 'response, interval']);
  });

  it('nor while a page cannot be used', async () => {
    const { feed } = await pagesOf(Array(3).fill(page([1], 'a', true)), { more: 'more' });
    const all = await replies(feed, 3, ['failed', 'failed', 'failed']);
    expect(told(all)).toEqual(['response, now', 'response, interval', 'response, interval']);
  });

  it('nor when the server wants a pause', async () => {
    const { feed } = await pagesOf([page([1], 'a', true, { headers: { 'retry-after': '9' } })], { more: 'more' });
    expect(told(await replies(feed, 1))).toEqual(['response, interval']);
  });

  it('a thousand at most, told once', async () => {
    const { feed } = await pagesOf(
      Array.from({ length: 2001 }, (_, n) => page([n], n, true)),
      { more: 'more' },
    );
    const all = await replies(feed, 2001);
    expect(told(all).flatMap((each, at) => (each.endsWith('interval') ? [at] : []))).toEqual([999, 1999]);
    expect(noticesOf(all)).toEqual(['many-pages']);
  });

  it('but not in a circle', async () => {
    const { feed } = await pagesOf([page([1], 'a', true), page([2], 'b', true), page([3], 'a', true)], { more: 'more' });
    expect((await replies(feed, 3))[2]).toEqual({
      kind: 'failure',
      failure: {
        kind: 'protocol',
        code: 'CURSOR_LOOP',
        message: 'the pages go in a circle: the cursor "a" came before',
        hint: 'Is --cursor the place of the next cursor, and not of an earlier one?',
      },
    });
  });

  it('a cursor that comes again after a pause is no circle', async () => {
    const { feed } = await pagesOf([page([1], 'a', true), page([2], 'b', false), page([3], 'a', true)], { more: 'more' });
    expect(told(await replies(feed, 3))).toEqual(['response, now', 'response, interval', 'response, now']);
  });
});

describe('links to the next page', () => {
  const linked = (items: readonly Json[], next?: string) =>
    answering({ body: items, ...(next !== undefined && { headers: { link: `<${next}>; rel="next"` } }) });
  const parts = { url: `${url}?page=1` };

  it('are followed to the last page, which is asked for again', async () => {
    const { feed, cursors } = await pagesOf(
      [linked([1], '?page=2'), linked([2], '?page=3'), linked([3]), linked([3, 4], '?page=4')],
      {
        place: 'link:next',
        parts,
      },
    );
    const all = await replies(feed, 4);
    expect(cursors()).toEqual(['page=1', 'page=2', 'page=3', 'page=3']);
    expect(told(all)).toEqual(['response, now', 'response, now', 'response, interval', 'response, now']);
    expect(resumesOf(all)).toEqual([2, 3, 3, 4].map((n) => `${url}?page=${n}`));
  });

  it('may come with a page that has been seen', async () => {
    const { feed, cursors } = await pagesOf([linked([1]), linked([1], '?page=2'), linked([2])], { place: 'link:next', parts });
    expect(told(await replies(feed, 3))).toEqual(['response, interval', 'quiet, now', 'response, interval']);
    expect(cursors()).toEqual(['page=1', 'page=1', 'page=2']);
  });

  it('may stand in the body', async () => {
    const { feed, cursors } = await pagesOf([page([1], '/items?page=2'), page([2])], { parts });
    expect(told(await replies(feed, 2))).toEqual(['response, now', 'response, interval']);
    expect(cursors()).toEqual(['page=1', 'page=2']);
  });

  it('fill {{cursor}} where that stands in the request', async () => {
    const { feed, cursors } = await pagesOf([linked([1], '/2'), linked([2])], { place: 'link:next' });
    expect(told(await replies(feed, 2))).toEqual(['response, now', 'response, interval']);
    expect(cursors()).toEqual(['', 'https%3A%2F%2Fapi.test%2F2']);
  });

  it('do not lead in a circle, not even back to where they began', async () => {
    const { feed } = await pagesOf([linked([1], '?page=2'), linked([2], '?page=1')], { place: 'link:next', parts });
    expect((await replies(feed, 2))[1]).toMatchObject({
      failure: { code: 'CURSOR_LOOP', message: 'the pages go in a circle: the cursor https://api.test/items?… came before' },
    });
  });

  it('do not lead elsewhere with credentials: told once the page before has been delivered', async () => {
    const { feed } = await pagesOf([linked([1], 'https://other.test/2')], {
      place: 'link:next',
      parts: { ...parts, headers: [['Authorization', 'x']] },
    });
    expect(await replies(feed, 2)).toMatchObject([
      { kind: 'response', then: 'now' },
      { kind: 'failure', failure: { code: 'NAMED_ORIGIN' } },
    ]);
  });

  it('lead elsewhere without, bare', async () => {
    const { feed, asked } = await pagesOf([linked([1], 'https://other.test/2'), linked([2])], {
      place: 'link:next',
      parts: { ...parts, headers: [['X-Team', 'blue']] },
    });
    await replies(feed, 2);
    expect(asked[1]?.spec).toMatchObject({
      url: 'https://other.test/2',
      headers: [
        ['accept', '*/*'],
        ['user-agent', 'watch-api'],
      ],
    });
  });
});

describe('a cursor that is gone (410)', () => {
  const gone = answering({ status: 410 });

  it('is left, and the list asked for from its beginning, with a notice', async () => {
    const { feed, cursors } = await pagesOf([page([1], 'a'), gone, page([9], 'z')]);
    const all = await replies(feed, 3);
    expect(told(all)).toEqual(['response, interval', 'quiet, now', 'response, interval']);
    expect(all[1]?.notices).toEqual([
      {
        code: 'cursor-gone',
        message: 'the server does not know the cursor "a" any more (410 Gone), so it is asked from the start',
        hint: 'What was told before may come again; --items with --item-key tells each item once.',
      },
    ]);
    expect(cursors()).toEqual(['', 'a', '']);
    expect(resumesOf(all)).toEqual(['a', undefined, 'z']);
  });

  it('is left for the one to start with, and that one for none; the second time not without a pause', async () => {
    const { feed, cursors } = await pagesOf([gone, gone, page([1], 'a')], { start: 's', resume: 'r' });
    const all = await replies(feed, 3);
    expect(told(all)).toEqual(['quiet, now', 'quiet, interval', 'response, interval']);
    expect(cursors()).toEqual(['r', 's', '']);
    expect(resumesOf(all)).toEqual(['s', undefined, 'a']);
  });

  it('is an answer like any other where none was sent', async () => {
    const { feed } = await pagesOf([gone]);
    expect(await replies(feed, 1)).toMatchObject([{ kind: 'response', meta: { status: 410 } }]);
  });
});
