/** Claims about the messages of a WebSocket, on connections that are made up. */
import { describe, expect, it } from 'vitest';
import type { Handshake, SocketNews, SocketRules } from '../../../src/domain/channels.ts';
import type { Failure, Reply } from '../../../src/domain/reply.ts';
import { Messages } from '../../../src/sources/socket-messages.ts';
import { createFakeClock, settle } from '../../support/fake-clock.ts';
import { metaOf } from '../../support/records.ts';
import { requestTo } from '../../support/server-requests.ts';

const never = new AbortController().signal;
const url = 'http://a.test/stream';
const rules = { subprotocols: ['v1'], ping: 30_000, send: ['subscribe', 'now'] };
const gap = {
  code: 'gap',
  message: 'what the server sends while the connection is down is not seen: a WebSocket cannot go back',
  hint: 'If the server can repeat it, ask for that with --send.',
};

/** What a connection brings; when there is no more it is silent. */
type Script = readonly SocketNews[] | Exclude<Handshake, { kind: 'open' }>;

const said = (text: string): SocketNews => ({ kind: 'message', body: new TextEncoder().encode(text), binary: false });
const closed = (code: number): SocketNews => ({ kind: 'closed', code, reason: '' });
const broken = (failure: Failure): SocketNews => ({ kind: 'failure', failure });
const refused: Script = { kind: 'failure', failure: { kind: 'network', code: 'ECONNREFUSED', message: 'connection refused' } };
const answered = (status: number): Script => ({ kind: 'answer', meta: metaOf({ status, url }), body: new Uint8Array([33]) });
const open101 = metaOf({ status: 101, url, headers: { upgrade: 'websocket' } });

/** A feed on connections that are scripted, and a journal of what was done with them. */
function feedOn(...scripts: readonly Script[]) {
  const clock = createFakeClock();
  const journal: string[] = [];
  const asked: SocketRules[] = [];
  const open = (news: readonly SocketNews[], number: number): Handshake => {
    const rest = [...news];
    return {
      kind: 'open',
      socket: {
        meta: open101,
        next: (signal) => {
          const next = rest.shift();
          if (next !== undefined) return Promise.resolve(next);
          return new Promise((resolve) => {
            signal.addEventListener('abort', () => resolve(broken({ kind: 'network', code: 'ABORTED', message: 'stopped' })));
          });
        },
        send: (text) => journal.push(`${number} send ${text}`),
        close: async () => void journal.push(`${number} close`),
      },
    };
  };
  const webSockets = {
    open: async (_spec: unknown, given: SocketRules): Promise<Handshake> => {
      asked.push(given);
      const script = scripts[asked.length - 1];
      if (script === undefined) throw new Error('one connection too many');
      return 'kind' in script ? script : open(script, asked.length);
    },
  };
  const feed = new Messages(requestTo(url), rules, { webSockets, clock });
  const replies = async (count: number): Promise<readonly Reply[]> => {
    const all: Reply[] = [];
    for (let at = 0; at < count; at++) all.push(await feed.next(never));
    return all;
  };
  return { feed, clock, journal, asked, replies };
}

/** What a reply comes to, in a word. */
function wordOf(reply: Reply): string {
  if (reply.kind === 'response') return reply.meta.status === 200 ? new TextDecoder().decode(reply.body) : `${reply.meta.status}`;
  if (reply.kind !== 'failure') return reply.kind;
  return 'code' in reply.failure ? reply.failure.code : reply.failure.kind;
}

describe('a message', () => {
  it('is a reply that is news, without the fields of the handshake', async () => {
    const { replies } = feedOn([said('{}')]);
    expect(await replies(1)).toEqual([
      {
        kind: 'response',
        body: new TextEncoder().encode('{}'),
        meta: { status: 200, reason: '', headers: {}, url, latency: 0, bytes: 2 },
        then: 'now',
        fresh: true,
      },
    ]);
  });

  it('is as late as the time since the one before, or since the handshake', async () => {
    const { feed, clock } = feedOn([said('a'), said('b')]);
    await feed.next(never);
    await clock.advance(250);
    expect(await feed.next(never)).toMatchObject({ meta: { latency: 250 } });
  });
});

describe('a connection', () => {
  it('is opened with the rules, and sent what asks for messages, in order', async () => {
    const { replies, journal, asked } = feedOn([said('a'), said('b')]);
    await replies(2);
    expect(journal).toEqual(['1 send subscribe', '1 send now']);
    expect(asked).toMatchObject([{ subprotocols: ['v1'], ping: 30_000 }]);
  });

  it('that is lost is closed and opened again, and everything is sent again', async () => {
    const { replies, journal } = feedOn([said('a'), closed(1006)], [said('b')]);
    expect((await replies(3)).map(wordOf)).toEqual(['a', 'WS_1006', 'b']);
    expect(journal).toEqual(['1 send subscribe', '1 send now', '1 close', '2 send subscribe', '2 send now']);
  });

  it('that ends well ends the feed', async () => {
    const { replies, journal } = feedOn([said('a'), closed(1000)]);
    expect((await replies(2)).map(wordOf)).toEqual(['a', 'end']);
    expect(journal.at(-1)).toBe('1 close');
  });

  it('that is taken away in peace is quiet after messages, trouble before', async () => {
    const { replies } = feedOn([said('a'), closed(1001)], [closed(1001)], [said('b')]);
    expect((await replies(4)).map(wordOf)).toEqual(['a', 'quiet', 'WS_1001', 'b']);
  });

  it('that breaks the rules is opened again', async () => {
    const malformed: Failure = { kind: 'malformed', message: 'no UTF-8' };
    const { replies, journal } = feedOn([broken(malformed)], [said('a')]);
    expect(await replies(1)).toEqual([{ kind: 'failure', failure: malformed }]);
    expect((await replies(1)).map(wordOf)).toEqual(['a']);
    expect(journal).toContain('1 close');
  });

  it('that brings too much never shows the status of the handshake', async () => {
    const { replies } = feedOn([broken({ kind: 'oversize', limit: 10, meta: open101 })]);
    expect(await replies(1)).toMatchObject([{ failure: { kind: 'oversize', limit: 10, meta: { status: 200, headers: {} } } }]);
  });

  it('is closed with the feed, and a feed without one is closed as well', async () => {
    const { feed, journal, replies } = feedOn([said('a')]);
    await feed.close();
    await replies(1);
    await feed.close();
    expect(journal.at(-1)).toBe('1 close');
  });

  it('that comes up when the feed is closed already is closed at once', async () => {
    const { feed, journal } = feedOn([said('a')]);
    const reply = feed.next(never);
    await feed.close();
    expect([wordOf(await reply), journal]).toEqual(['ABORTED', ['1 close']]);
  });

  it('is not waited for any more when told so', async () => {
    const { feed } = feedOn([]);
    const stop = new AbortController();
    const reply = feed.next(stop.signal);
    await settle();
    stop.abort();
    expect(wordOf(await reply)).toBe('ABORTED');
  });
});

describe('a gap', () => {
  it('is told of once, with the first loss after a message', async () => {
    const { replies } = feedOn([closed(1006)], [said('a'), closed(1001)], [said('b'), closed(1006)]);
    expect((await replies(5)).map((reply) => ('notices' in reply ? reply.notices : undefined))).toEqual([
      undefined,
      undefined,
      [gap],
      undefined,
      undefined,
    ]);
  });
});

describe('a handshake', () => {
  it.each([401, 403, 404, 429, 500, 302])('answered %i is an answer with that status', async (status) => {
    const { replies } = feedOn(answered(status));
    expect(await replies(1)).toEqual([
      { kind: 'response', body: new Uint8Array([33]), meta: metaOf({ status, url }), then: 'interval' },
    ]);
  });

  it.each([200, 204])('answered %i, without a WebSocket, is no answer at all', async (status) => {
    const { replies } = feedOn(answered(status));
    const message = `the server answered ${status} in place of opening a WebSocket`;
    expect(await replies(1)).toEqual([
      { kind: 'failure', failure: { kind: 'malformed', message, meta: metaOf({ status, url }) } },
    ]);
  });

  it('that broke is made again', async () => {
    const { replies } = feedOn(refused, answered(503), [said('a')]);
    expect((await replies(3)).map(wordOf)).toEqual(['ECONNREFUSED', '503', 'a']);
  });
});

describe('after trouble', () => {
  it('a connection that holds for five seconds is calm again, though nothing comes', async () => {
    const { feed, clock } = feedOn(refused, []);
    await feed.next(never);
    let reply: Reply | undefined;
    void feed.next(never).then((next) => {
      reply = next;
    });
    await clock.advance(4999);
    await settle();
    expect(reply).toBeUndefined();
    await clock.advance(1);
    await settle();
    expect(reply).toEqual({ kind: 'quiet', then: 'now' });
  });

  it('nothing is lost that comes later', async () => {
    let tell: (news: SocketNews) => void = () => {};
    const clock = createFakeClock();
    const later: Handshake = {
      kind: 'open',
      socket: {
        meta: open101,
        next: () => new Promise((resolve) => (tell = resolve)),
        send: () => {},
        close: async () => {},
      },
    };
    const handshakes: Handshake[] = [{ kind: 'failure', failure: { kind: 'network', code: 'X', message: 'x' } }, later];
    const open = async () => handshakes.shift() ?? later;
    const feed = new Messages(requestTo(url), rules, { webSockets: { open }, clock });
    await feed.next(never);
    const calm = feed.next(never);
    await settle();
    await clock.advance(5000);
    expect(wordOf(await calm)).toBe('quiet');
    const next = feed.next(never);
    tell(said('late'));
    expect(wordOf(await next)).toBe('late');
    expect(clock.sleeping).toBe(0);
  });

  it('a message says the same at once, and no clock is left running', async () => {
    const { replies, clock } = feedOn(refused, [said('a')]);
    expect((await replies(2)).map(wordOf)).toEqual(['ECONNREFUSED', 'a']);
    expect(clock.sleeping).toBe(0);
  });
});
