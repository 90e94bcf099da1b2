import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/domain/json.ts';
import type { Exchange, Feed, Http } from '../../../src/domain/ports.ts';
import type { HeaderFields, Meta, Reply } from '../../../src/domain/reply.ts';
import type { RequestSpec } from '../../../src/domain/watch.ts';
import { poll } from '../../../src/sources/poll.ts';
import { writtenStream } from '../../support/event-streams.ts';
import { requestTo } from '../../support/server-requests.ts';
import { sourcePorts } from '../../support/source-ports.ts';

const url = 'http://127.0.0.1:3000/deploys/42';
const signal = new AbortController().signal;
const changedAt = 'Fri, 20 Nov 2026 10:00:00 GMT';

interface Answer {
  readonly status?: number;
  readonly headers?: HeaderFields;
  readonly body?: string;
  readonly url?: string;
}

function metaOf({ status = 200, headers = {}, body = '', url: final = url }: Answer): Meta {
  return { status, reason: '', headers, url: final, latency: 5, bytes: body.length };
}

function answer(parts: Answer): Exchange {
  return { kind: 'answer', meta: metaOf(parts), body: new TextEncoder().encode(parts.body ?? '') };
}

const refused: Exchange = {
  kind: 'failure',
  failure: { kind: 'network', code: 'ECONNREFUSED', message: 'connection refused' },
};
const tagged = answer({ headers: { etag: '"a"' }, body: '{}' });
const unmodified = answer({ status: 304 });

/** A feed on a scripted server, and the extra fields each exchange was made with. */
async function feedOn(exchanges: readonly Exchange[], parts: Partial<RequestSpec> = {}, resume?: Json, undecided = false) {
  const fields: Readonly<Record<string, string>>[] = [];
  const http: Http = {
    async exchange(_spec, extra) {
      fields.push(extra);
      const next = exchanges[fields.length - 1];
      if (next === undefined) throw new Error('one exchange too many');
      return next;
    },
    async close() {},
  };
  const spec = { request: requestTo(url, parts), options: {}, undecided };
  const feed = await poll.open(spec, sourcePorts({ http }), resume);
  return { feed, fields };
}

async function replies(feed: Feed, count: number): Promise<readonly Reply[]> {
  const all: Reply[] = [];
  for (let at = 0; at < count; at++) all.push(await feed.next(signal));
  return all;
}

describe('a poll', () => {
  it('is one exchange, answered as it comes, to be repeated at the interval', async () => {
    const { feed, fields } = await feedOn([answer({ body: '{"a":1}' })]);
    expect(await feed.next(signal)).toEqual({
      kind: 'response',
      body: new TextEncoder().encode('{"a":1}'),
      meta: metaOf({ body: '{"a":1}' }),
      then: 'interval',
    });
    expect(fields).toEqual([{}]);
  });

  it.each([404, 500, 503])('takes a %i for an answer', async (status) => {
    const { feed } = await feedOn([answer({ status })]);
    expect(await feed.next(signal)).toMatchObject({ kind: 'response', meta: { status } });
  });

  it('hands trouble over as it is', async () => {
    const { feed } = await feedOn([refused]);
    expect(await feed.next(signal)).toEqual(refused);
  });
});

describe('conditional polls', () => {
  it('send what the last answer left, and report a 304 as no news', async () => {
    const { feed, fields } = await feedOn([tagged, unmodified, unmodified]);
    const [first, second, third] = await replies(feed, 3);
    expect(first).toMatchObject({ kind: 'response', resume: { etag: '"a"', repeats: 0 } });
    expect(second).toMatchObject({ kind: 'unmodified', then: 'interval', meta: { status: 304 }, resume: { repeats: 1 } });
    expect(third).toMatchObject({ kind: 'unmodified', resume: { etag: '"a"', repeats: 2 } });
    expect(fields).toEqual([{}, { 'if-none-match': '"a"' }, { 'if-none-match': '"a"' }]);
  });

  it('hand over the 304 with the fields it brought', async () => {
    const { feed } = await feedOn([tagged, answer({ status: 304, headers: { 'x-poll-interval': '60' } })]);
    expect((await replies(feed, 2))[1]).toMatchObject({ meta: { headers: { 'x-poll-interval': '60' } } });
  });

  it('go on with the validators of an earlier run', async () => {
    const earlier = await feedOn([tagged]);
    const reply = await earlier.feed.next(signal);
    const resume = reply.kind === 'response' ? reply.resume : undefined;
    const { feed, fields } = await feedOn([unmodified], {}, resume);
    expect(await feed.next(signal)).toMatchObject({ kind: 'unmodified' });
    expect(fields).toEqual([{ 'if-none-match': '"a"' }]);
  });

  it('do not take validators over that belong to other credentials', async () => {
    const earlier = await feedOn([tagged], { headers: [['Authorization', 'Bearer one']] });
    const reply = await earlier.feed.next(signal);
    const resume = reply.kind === 'response' ? reply.resume : undefined;
    const { feed, fields } = await feedOn([tagged], { headers: [['Authorization', 'Bearer two']] }, resume);
    await feed.next(signal);
    expect(fields).toEqual([{}]);
  });

  it('ask without conditions once in fifty times', async () => {
    const { feed, fields } = await feedOn([tagged, ...Array.from({ length: 49 }, () => unmodified), tagged, unmodified]);
    await replies(feed, 52);
    expect(fields.flatMap((each, at) => (each['if-none-match'] === undefined ? [at] : []))).toEqual([0, 50]);
  });

  it.each([
    ['no connection', refused],
    ['a timeout', { kind: 'failure', failure: { kind: 'timeout', after: 100, phase: 'answer' } }],
    ['a body too large', { kind: 'failure', failure: { kind: 'oversize', limit: 1, meta: metaOf({}) } }],
    ['a cut body', { kind: 'failure', failure: { kind: 'malformed', message: 'cut off', meta: metaOf({}) } }],
  ] as const)('ask without conditions after %s', async (_, trouble: Exchange) => {
    const { feed, fields } = await feedOn([tagged, trouble, tagged]);
    await replies(feed, 3);
    expect(fields[2]).toEqual({});
  });

  it.each([202, 404, 503])('ask without conditions after a %i: it may be what is remembered now', async (status) => {
    const { feed, fields } = await feedOn([tagged, answer({ status, headers: { etag: '"error"' } }), tagged]);
    const [, second] = await replies(feed, 3);
    expect(second).not.toHaveProperty('resume');
    expect(fields[2]).toEqual({});
  });

  it('forget the validators of a reply that was not taken in', async () => {
    const { feed, fields } = await feedOn([tagged, tagged]);
    await feed.settle?.(await feed.next(signal), 'failed');
    await feed.next(signal);
    expect(fields[1]).toEqual({});
  });

  it('keep those of a reply that was', async () => {
    const { feed, fields } = await feedOn([tagged, unmodified]);
    await feed.settle?.(await feed.next(signal), 'delivered');
    await feed.next(signal);
    expect(fields[1]).toEqual({ 'if-none-match': '"a"' });
  });

  it.each([['POST'], ['PUT']])('are not made of a %s', async (method) => {
    const { feed, fields } = await feedOn([tagged, tagged], { method });
    const [first] = await replies(feed, 2);
    expect(fields).toEqual([{}, {}]);
    expect(first).not.toHaveProperty('resume');
  });

  it('are not made when switched off', async () => {
    const { feed, fields } = await feedOn([tagged, tagged], { conditional: false });
    await replies(feed, 2);
    expect(fields).toEqual([{}, {}]);
  });
});

describe('a 304 that means nothing', () => {
  const unasked = {
    kind: 'failure',
    failure: {
      kind: 'malformed',
      message: 'the server answered 304 Not Modified to a request without a condition',
      meta: metaOf({ status: 304 }),
    },
  };

  it('is trouble at the first poll', async () => {
    const { feed } = await feedOn([unmodified]);
    expect(await feed.next(signal)).toEqual(unasked);
  });

  it('is trouble where conditions are switched off', async () => {
    const { feed } = await feedOn([tagged, unmodified], { conditional: false });
    expect((await replies(feed, 2))[1]).toEqual(unasked);
  });

  it('is trouble at the unconditional poll: a server that says 304 whatever happens', async () => {
    const { feed } = await feedOn([tagged, ...Array.from({ length: 50 }, () => unmodified)]);
    const all = await replies(feed, 51);
    expect(all.map(({ kind }) => kind).lastIndexOf('unmodified')).toBe(49);
    expect(all[50]).toEqual(unasked);
  });

  it('from another URL than the one that gave the validators is asked again, without conditions', async () => {
    const moved = `${url}/v2`;
    const { feed, fields } = await feedOn([tagged, answer({ status: 304, url: moved }), answer({ body: '2', url: moved })]);
    expect((await replies(feed, 2))[1]).toMatchObject({ kind: 'response', meta: { url: moved } });
    expect(fields).toEqual([{}, { 'if-none-match': '"a"' }, {}]);
  });
});

describe('what the user asked for himself', () => {
  it('a condition of his own: no fields of ours, and the 304 is an ordinary answer', async () => {
    const { feed, fields } = await feedOn([tagged, unmodified], { headers: [['If-None-Match', '"mine"']] });
    const [, second] = await replies(feed, 2);
    expect(fields).toEqual([{}, {}]);
    expect(second).toEqual({ kind: 'response', body: new Uint8Array(), meta: metaOf({ status: 304 }), then: 'interval' });
  });

  it('a range of his own: the 206 is an ordinary answer', async () => {
    const { feed } = await feedOn([answer({ status: 206, body: '{}' })], { headers: [['range', 'bytes=0-1']] });
    expect(await feed.next(signal)).toMatchObject({ kind: 'response', meta: { status: 206 } });
  });

  it('a 206 nobody asked for is trouble', async () => {
    const { feed } = await feedOn([answer({ status: 206, body: '{' })]);
    expect(await feed.next(signal)).toEqual({
      kind: 'failure',
      failure: {
        kind: 'malformed',
        message: 'the server sent a part (206) that nobody asked for',
        meta: metaOf({ status: 206, body: '{' }),
      },
    });
  });
});

it('a date as the only validator is sent as it was received', async () => {
  const { feed, fields } = await feedOn([answer({ headers: { 'last-modified': changedAt } }), unmodified]);
  await replies(feed, 2);
  expect(fields[1]).toEqual({ 'if-modified-since': changedAt });
});

describe('an event stream', () => {
  const undecided = (exchanges: readonly Exchange[]) => feedOn(exchanges, {}, undefined, true);

  it('makes events of a poll nobody asked for, at once and without another request', async () => {
    const stream = writtenStream(url);
    const { feed, fields } = await undecided([refused, answer({ status: 503 }), stream.exchange]);
    const replies = [await feed.next(signal), await feed.next(signal), await feed.next(signal)];
    expect(replies.map(({ kind }) => kind)).toEqual(['failure', 'response', 'quiet']);
    expect(replies[2]).toEqual({
      kind: 'quiet',
      then: 'now',
      turned: { kind: 'sse', push: true },
      notices: [
        {
          code: 'event-stream',
          message: 'the answer is an event stream: its events are taken as they come, as with --source sse',
        },
      ],
    });
    stream.write('id: 1\ndata: 1\n\nid: 2\ndata: 2\n\n');
    for (const data of ['1', '2']) {
      const reply = await feed.next(signal);
      expect(reply).toMatchObject({ kind: 'response', body: Buffer.from(data), meta: { id: data } });
      await feed.settle?.(reply, 'delivered');
    }
    expect(fields.length).toBe(3);
    await feed.close();
    expect(stream.isClosed).toBe(true);
  });

  it('is asked for again as a stream, from where it was lost', async () => {
    const stream = writtenStream(url);
    const { feed, fields } = await undecided([stream.exchange, answer({ status: 204 })]);
    await feed.next(signal);
    stream.write('id: 1\ndata: 1\n\n', { kind: 'end' });
    await feed.settle?.(await feed.next(signal), 'delivered');
    expect([await feed.next(signal), await feed.next(signal)]).toMatchObject([{ kind: 'quiet' }, { kind: 'end' }]);
    expect(fields).toEqual([{}, { 'last-event-id': '1' }]);
  });

  it('is closed with the feed, though nobody has asked for its events yet', async () => {
    const stream = writtenStream(url);
    const { feed } = await undecided([stream.exchange]);
    await feed.next(signal);
    await feed.close();
    expect(stream.isClosed).toBe(true);
  });

  it('is trouble where polling was asked for, or an answer was delivered before', async () => {
    const trouble = {
      kind: 'failure',
      failure: { kind: 'malformed', hint: 'Take its events as they come: --source sse.' },
    };
    const [one, other] = [writtenStream(url), writtenStream(url)];
    const decided = await feedOn([one.exchange]);
    expect(await decided.feed.next(signal)).toMatchObject(trouble);
    const late = await undecided([answer({ body: '{}' }), other.exchange]);
    await late.feed.settle?.(await late.feed.next(signal), 'delivered');
    expect(await late.feed.next(signal)).toMatchObject(trouble);
    expect([one.isClosed, other.isClosed]).toEqual([true, true]);
  });
});
