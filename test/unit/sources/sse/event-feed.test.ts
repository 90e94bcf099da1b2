/** Claims about the feed of an event stream, on streams that are written by hand. */
import { describe, expect, it } from 'vitest';
import type { Exchange, Feed } from '../../../../src/domain/ports.ts';
import type { Failure, Reply } from '../../../../src/domain/reply.ts';
import { EventFeed, type EventRules } from '../../../../src/sources/sse/event-feed.ts';
import { type Written, type WrittenStream, writtenStream } from '../../../support/event-streams.ts';
import { createFakeClock, settle } from '../../../support/fake-clock.ts';
import { metaOf } from '../../../support/records.ts';
import { answering, broken, scriptedHttp } from '../../../support/scripted-http.ts';
import { requestTo } from '../../../support/server-requests.ts';

const never = new AbortController().signal;
const url = 'http://a.test/stream';
const lost: Failure = { kind: 'network', code: 'ECONNRESET', message: 'the server closed the connection' };
const gap = {
  code: 'gap',
  message: 'events sent while the connection is down are lost: the stream has given no id to go on from',
};
const end = { kind: 'end' } as const;
const stopped = { kind: 'failure', failure: { kind: 'network', code: 'ABORTED', message: 'the request was stopped' } };

/** A feed that is given these in turn: streams with something on them already, or exchanges of other kinds. */
function feedOn(
  given: readonly (WrittenStream | Exchange | ReturnType<typeof answering>)[],
  parts: Partial<EventRules> & { lastId?: string } = {},
) {
  const clock = createFakeClock();
  const { http, asked } = scriptedHttp(given.map((one) => ('exchange' in one ? one.exchange : one)));
  const { lastId, ...rules } = parts;
  const feed = new EventFeed(
    { request: requestTo(url), names: new Set(), idle: 0, ...rules },
    { http, clock },
    lastId === undefined ? {} : { lastId },
  );
  /** The last id that was sent with each request. */
  const idsSent = () => asked.map(({ extra }) => extra['last-event-id']);
  return { feed, clock, asked, idsSent };
}

function streamOf(...pieces: readonly Written[]): WrittenStream {
  const stream = writtenStream(url);
  stream.write(...pieces);
  return stream;
}

function shortOf(reply: Reply): string {
  if (reply.kind !== 'response') return reply.kind === 'failure' && 'code' in reply.failure ? reply.failure.code : reply.kind;
  return reply.meta.status === 200 ? new TextDecoder().decode(reply.body) : String(reply.meta.status);
}

/** The next replies in a word, all of which were delivered. */
async function deliveries(feed: Feed, count: number): Promise<readonly string[]> {
  const all: string[] = [];
  for (let at = 0; at < count; at++) {
    const reply = await feed.next(never);
    await feed.settle?.(reply, 'delivered');
    all.push(shortOf(reply));
  }
  return all;
}

describe('an event', () => {
  it('is a reply of its own: its data are the body, its name and its id are told', async () => {
    const stream = streamOf('event: deploy\nid: 7\ndata: {"a":1}\n\n');
    const { feed } = feedOn([stream]);
    expect(await feed.next(never)).toEqual({
      kind: 'response',
      body: Buffer.from('{"a":1}'),
      meta: {
        ...metaOf({ url, headers: { 'x-served-by': 'test' } }),
        latency: 0,
        bytes: 7,
        event: 'deploy',
        id: '7',
      },
      then: 'now',
      fresh: true,
      resume: '7',
    });
  });

  it('without a name is a message, and without an id says none', async () => {
    const { feed } = feedOn([streamOf('data: hi\n\n')]);
    const reply = await feed.next(never);
    expect(reply).toMatchObject({ meta: { event: 'message' } });
    expect(Object.keys(reply)).not.toContain('resume');
    expect(reply.kind === 'response' && Object.keys(reply.meta)).not.toContain('id');
  });

  it('that inherits an id has none of its own, but goes on from there', async () => {
    const { feed } = feedOn([streamOf('id: 1\ndata: a\n\ndata: b\n\n')]);
    await feed.next(never);
    const reply = await feed.next(never);
    expect(reply).toMatchObject({ resume: '1' });
    expect(reply.kind === 'response' && Object.keys(reply.meta)).not.toContain('id');
  });

  it('says when the certificate of its stream expires', async () => {
    const { exchange, write } = writtenStream(url);
    write('data: a\n\n');
    if (exchange.kind !== 'stream') throw new Error('no stream');
    const { feed } = feedOn([{ ...exchange, meta: { ...exchange.meta, certExpires: 99 } }]);
    expect(await feed.next(never)).toMatchObject({ meta: { certExpires: 99 } });
  });

  it('took as long as the silence before it', async () => {
    const stream = streamOf();
    const { feed, clock } = feedOn([stream]);
    const first = feed.next(never);
    await clock.advance(300);
    stream.write('data: a\n\n');
    expect(await first).toMatchObject({ meta: { latency: 300 } });
    const second = feed.next(never);
    await clock.advance(50);
    stream.write(': still here\n');
    await clock.advance(50);
    stream.write('data: b\n\n');
    expect(await second).toMatchObject({ meta: { latency: 100 } });
  });

  it('comes alone, however many came at once', async () => {
    const { feed } = feedOn([streamOf('data: 1\n\ndata: 2\n\n', 'data: 3\n\ndata: unfinished', end)]);
    expect(await deliveries(feed, 4)).toEqual(['1', '2', '3', 'quiet']);
  });
});

describe('names', () => {
  it('that are not wanted are passed over, and their ids count', async () => {
    const first = streamOf(
      'event: a\nid: 1\ndata: 1\n\nevent: b\nid: 2\ndata: 2\n\ndata: 3\n\nevent: c\nid: 4\ndata: 4\n\n',
      end,
    );
    const { feed, idsSent } = feedOn([first, streamOf('event: c\ndata: 5\n\n')], { names: new Set(['a', 'c']) });
    expect(await deliveries(feed, 4)).toEqual(['1', '4', 'quiet', '5']);
    expect(idsSent()).toEqual([undefined, '4']);
  });

  it('include message, which those without one have', async () => {
    const { feed } = feedOn([streamOf('event: a\ndata: 1\n\ndata: 2\n\nevent: message\ndata: 3\n\n')], {
      names: new Set(['message']),
    });
    expect(await deliveries(feed, 2)).toEqual(['2', '3']);
  });

  it('that are not wanted move the position behind the last event, but not past one that failed', async () => {
    const stream = () => streamOf('event: a\nid: 1\ndata: 1\n\nevent: b\nid: 2\ndata: 2\n\n', end);
    const names = new Set(['a']);
    const delivered = feedOn([stream(), streamOf('event: a\ndata: x\n\n')], { names });
    expect(await deliveries(delivered.feed, 3)).toEqual(['1', 'quiet', 'x']);
    expect(delivered.idsSent()).toEqual([undefined, '2']);
    const failed = feedOn([stream(), streamOf('event: a\ndata: x\n\n')], { names });
    await failed.feed.settle?.(await failed.feed.next(never), 'failed');
    expect(await deliveries(failed.feed, 2)).toEqual(['quiet', 'x']);
    expect(failed.idsSent()).toEqual([undefined, undefined]);
  });
});

describe('going on', () => {
  it('is from the last event that was delivered', async () => {
    const stream = streamOf('id: 1\ndata: 1\n\nid: 2\ndata: 2\n\nid: 3\ndata: 3\n\n', end);
    const { feed, idsSent } = feedOn([stream, streamOf('data: x\n\n')], { lastId: '0' });
    expect(await deliveries(feed, 2)).toEqual(['1', '2']);
    await feed.settle?.(await feed.next(never), 'failed');
    expect(await deliveries(feed, 2)).toEqual(['quiet', 'x']);
    expect(idsSent()).toEqual(['0', '2']);
  });

  it('is from an event that was delivered behind one that failed', async () => {
    const { feed, idsSent } = feedOn([streamOf('id: 1\ndata: 1\n\nid: 2\ndata: 2\n\n', end), streamOf('data: x\n\n')]);
    await feed.settle?.(await feed.next(never), 'failed');
    expect(await deliveries(feed, 3)).toEqual(['2', 'quiet', 'x']);
    expect(idsSent()).toEqual([undefined, '2']);
  });

  it('is from where an id alone has led', async () => {
    const { feed, idsSent } = feedOn([streamOf('id: 1\ndata: 1\n\nid: 8\n\n', end), streamOf('data: x\n\n')]);
    expect(await deliveries(feed, 3)).toEqual(['1', 'quiet', 'x']);
    expect(idsSent()).toEqual([undefined, '8']);
  });

  it('is from nowhere once the stream has taken back its ids', async () => {
    const { feed, idsSent } = feedOn([streamOf('id: 1\ndata: 1\n\nid\ndata: 2\n\n', end), streamOf('data: x\n\n')]);
    await deliveries(feed, 1);
    const second = await feed.next(never);
    expect(second).toMatchObject({ resume: '' });
    await feed.settle?.(second, 'delivered');
    expect(await feed.next(never)).toMatchObject({ kind: 'quiet', notices: [gap] });
    expect(await deliveries(feed, 1)).toEqual(['x']);
    expect(idsSent()).toEqual([undefined, undefined]);
  });

  it('keeps the id over a connection that brings none', async () => {
    const { feed, idsSent } = feedOn([
      streamOf('id: 1\ndata: 1\n\n', end),
      streamOf('data: 2\n\n', end),
      streamOf('data: x\n\n'),
    ]);
    expect(await deliveries(feed, 5)).toEqual(['1', 'quiet', '2', 'quiet', 'x']);
    expect(idsSent()).toEqual([undefined, '1', '1']);
  });

  it('is told once to leave a gap where there is no id', async () => {
    const { feed } = feedOn([streamOf('data: 1\n\n', end), streamOf('data: 2\n\n', end)]);
    await deliveries(feed, 1);
    expect(await feed.next(never)).toEqual({ kind: 'quiet', then: 'now', floor: 1000, notices: [gap] });
    await deliveries(feed, 1);
    expect(await feed.next(never)).toEqual({ kind: 'quiet', then: 'now', floor: 1000 });
  });

  it('leaves a gap too where the stream is at another origin, which is not sent our ids', async () => {
    const elsewhere = writtenStream('http://b.test/stream');
    elsewhere.write('id: 1\ndata: 1\n\n', end);
    const { feed } = feedOn([elsewhere]);
    await deliveries(feed, 1);
    expect(await feed.next(never)).toMatchObject({ notices: [gap] });
  });
});

describe('a stream that is lost', () => {
  it.each([
    ['was ended', end],
    ['broke', { kind: 'failure', failure: lost } as const],
  ])('because it %s is asked for again in a second', async (_, last) => {
    const stream = streamOf('id: 1\ndata: 1\n\n', last);
    const { feed } = feedOn([stream]);
    await deliveries(feed, 1);
    expect(await feed.next(never)).toEqual({ kind: 'quiet', then: 'now', floor: 1000 });
    expect(stream.isClosed).toBe(true);
  });

  it.each([
    ['retry: 5000\n', 5000],
    ['retry: 0\n', 250],
    ['retry: 99999999999999999999\n', 86_400_000],
    ['retry: soon\n', 1000],
  ])('is asked for again when it said: %j', async (line, floor) => {
    const { feed } = feedOn([streamOf(`${line}id: 1\n\n`, end), streamOf(': nothing said\n', end)]);
    expect(await feed.next(never)).toMatchObject({ kind: 'quiet', floor });
    expect(await feed.next(never)).toMatchObject({ kind: 'quiet', floor });
  });

  it('before anything came is trouble', async () => {
    const { feed } = feedOn([streamOf(end), streamOf({ kind: 'failure', failure: lost })]);
    const message = 'the server ended the event stream before anything came';
    expect(await feed.next(never)).toEqual({
      kind: 'failure',
      failure: { kind: 'network', code: 'STREAM_ENDED', message },
      floor: 1000,
    });
    expect(await feed.next(never)).toMatchObject({ kind: 'failure', failure: lost });
  });

  it('because its coding is wrong is trouble, whatever came', async () => {
    const failure: Failure = { kind: 'malformed', message: 'the gzip body was cut off' };
    const { feed } = feedOn([streamOf('id: 1\ndata: 1\n\n', { kind: 'failure', failure })]);
    await deliveries(feed, 1);
    expect(await feed.next(never)).toEqual({ kind: 'failure', failure, floor: 1000 });
  });

  it('because an event is too large is trouble, behind the events before it', async () => {
    const stream = streamOf(`id: 1\ndata: 1\n\ndata: ${'x'.repeat(100)}\n\n`);
    const { feed } = feedOn([stream], { request: requestTo(url, { maxSize: 50 }) });
    await deliveries(feed, 1);
    expect(await feed.next(never)).toMatchObject({ kind: 'failure', failure: { kind: 'oversize', limit: 50, meta: { url } } });
    expect(stream.isClosed).toBe(true);
  });
});

describe('an answer in place of a stream', () => {
  it('of 204 is the end', async () => {
    const { feed } = feedOn([answering({ status: 204 })]);
    expect(await feed.next(never)).toEqual({ kind: 'end' });
  });

  it.each([401, 403, 404, 429, 500, 503, 304, 302])('of %i is judged like any answer', async (status) => {
    const { feed } = feedOn([answering({ status, body: '?', headers: { 'retry-after': '7' } })]);
    expect(await feed.next(never)).toMatchObject({
      kind: 'response',
      meta: { status, headers: { 'retry-after': '7' } },
      then: 'interval',
    });
  });

  it.each([
    [{ status: 200, body: {} }, '200 with application/json'],
    [{ status: 200, body: 'x', headers: { 'content-type': 'text/html; charset=utf-8' } }, '200 with text/html'],
    [{ status: 202 }, '202 with something'],
  ])('that is none is malformed: %j', async (answer, what) => {
    const { feed } = feedOn([answering(answer)]);
    expect(await feed.next(never)).toMatchObject({
      kind: 'failure',
      failure: {
        kind: 'malformed',
        message: `the server answered ${what} in place of an event stream (text/event-stream)`,
        hint: 'To ask it again and again: --source poll.',
        meta: { status: answer.status },
      },
    });
  });

  it('that never came is the failure it is, and the stream is asked for again', async () => {
    const { feed } = feedOn([broken('ECONNREFUSED'), streamOf('data: 1\n\n')]);
    expect(await deliveries(feed, 2)).toEqual(['ECONNREFUSED', '1']);
  });
});

describe('a stream that a POST began', () => {
  const request = requestTo(url, { method: 'POST' });

  it('is over at its end', async () => {
    const { feed, asked } = feedOn([streamOf('data: 1\n\n', end)], { request });
    expect(await deliveries(feed, 3)).toEqual(['1', 'end', 'end']);
    expect(asked.length).toBe(1);
  });

  it('is not asked for again when it breaks', async () => {
    const { feed } = feedOn([streamOf('data: 1\n\n', { kind: 'failure', failure: lost })], { request });
    await deliveries(feed, 1);
    const message = 'the server closed the connection; a stream that a POST began is not asked for again';
    const reply = { kind: 'failure', failure: { kind: 'protocol', code: 'STREAM_ONCE', message } };
    expect([await feed.next(never), await feed.next(never)]).toEqual([reply, reply]);
  });

  it('is not asked for again when it was refused, or nobody knows what came of it', async () => {
    const refused = feedOn([answering({ status: 503 })], { request });
    expect(await refused.feed.next(never)).toMatchObject({ kind: 'response', meta: { status: 503 }, then: 'now' });
    expect(await refused.feed.next(never)).toMatchObject({
      failure: { kind: 'protocol', message: 'the answer to the POST was 503, and it is not sent again' },
    });
    const unknown = feedOn([broken()], { request });
    expect(await deliveries(unknown.feed, 2)).toEqual(['STREAM_ONCE', 'STREAM_ONCE']);
    expect([refused.asked.length, unknown.asked.length]).toEqual([1, 1]);
  });

  it('is asked for again when the request never went out', async () => {
    const { feed } = feedOn([broken('ECONNREFUSED', true), streamOf('data: 1\n\n')], { request });
    expect(await deliveries(feed, 2)).toEqual(['ECONNREFUSED', '1']);
  });
});

describe('a silence', () => {
  const silent: Failure = {
    kind: 'network',
    code: 'STREAM_SILENT',
    message: 'nothing came over the event stream for 1m, not even a comment (--idle)',
  };

  it('that lasts too long ends the connection, but not one that comments break', async () => {
    const stream = streamOf('id: 1\n\n');
    const { feed, clock } = feedOn([stream], { idle: 60_000 });
    const reply = feed.next(never);
    await clock.advance(59_000);
    stream.write(':\n');
    await clock.advance(59_999);
    expect(stream.isClosed).toBe(false);
    await clock.advance(1);
    expect(await reply).toEqual({ kind: 'failure', failure: silent, floor: 1000 });
    expect(stream.isClosed).toBe(true);
    expect(clock.sleeping).toBe(0);
  });

  it('is none while nobody listens', async () => {
    const stream = streamOf('data: 1\n\n');
    const { feed, clock } = feedOn([stream], { idle: 60_000 });
    await deliveries(feed, 1);
    await clock.advance(600_000);
    const reply = feed.next(never);
    await clock.advance(59_999);
    stream.write('data: 2\n\n');
    expect(shortOf(await reply)).toBe('2');
    await feed.close();
    expect(clock.sleeping).toBe(0);
  });

  it('may last for ever where no limit is set', async () => {
    const { feed, clock } = feedOn([streamOf()]);
    const leaving = new AbortController();
    const reply = feed.next(leaving.signal);
    await clock.advance(86_400_000);
    leaving.abort();
    expect(await reply).toEqual(stopped);
  });
});

describe('after trouble', () => {
  it('a connection that holds for five seconds has recovered, comments or not', async () => {
    const stream = streamOf();
    const { feed, clock } = feedOn([broken('ECONNREFUSED'), stream]);
    await deliveries(feed, 1);
    const recovered = feed.next(never);
    for (const _ of [1, 2, 3, 4]) {
      await clock.advance(1000);
      stream.write(':\n');
    }
    await clock.advance(999);
    const early = await Promise.race([recovered, settle().then(() => 'not yet')]);
    expect(early).toBe('not yet');
    await clock.advance(1);
    expect(await recovered).toEqual({ kind: 'quiet', then: 'now' });
    const event = feed.next(never);
    await clock.advance(10_000);
    stream.write('data: 1\n\n');
    expect(shortOf(await event)).toBe('1');
  });

  it('one that is lost before has not', async () => {
    const { feed, clock } = feedOn([broken('ECONNREFUSED'), streamOf(end), streamOf('data: 1\n\n')]);
    expect(await deliveries(feed, 3)).toEqual(['ECONNREFUSED', 'STREAM_ENDED', '1']);
    expect(clock.sleeping).toBe(0);
  });
});

describe('a feed that is left', () => {
  it('answers at once, and closes its stream', async () => {
    const stream = streamOf();
    const { feed } = feedOn([stream]);
    const leaving = new AbortController();
    const reply = feed.next(leaving.signal);
    await settle();
    leaving.abort();
    expect(await reply).toEqual(stopped);
    await feed.close();
    expect(stream.isClosed).toBe(true);
  });

  it('answers at once while it connects', async () => {
    const { feed } = feedOn([broken('ABORTED')]);
    const leaving = new AbortController();
    const reply = feed.next(leaving.signal);
    leaving.abort();
    expect(await reply).toEqual(stopped);
    await feed.close();
  });
});

it('a stream that is open already is where a feed begins', async () => {
  const { exchange, write } = writtenStream(url);
  if (exchange.kind !== 'stream') throw new Error('no stream');
  const { http, asked } = scriptedHttp([]);
  const rules = { request: requestTo(url), names: new Set<string>(), idle: 0 };
  const feed = new EventFeed(rules, { http, clock: createFakeClock() }, { stream: exchange });
  write('data: 1\n\n');
  expect(shortOf(await feed.next(never))).toBe('1');
  expect(asked).toEqual([]);
});
