import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/domain/json.ts';
import type { Feed, Http } from '../../src/domain/ports.ts';
import type { RequestSpec } from '../../src/domain/watch.ts';
import { poll } from '../../src/sources/poll.ts';
import { type SeenRequest, type ShortAnswer, startServer } from '../support/server.ts';
import { openTestClient } from '../support/server-client.ts';
import { startRawServer } from '../support/server-raw.ts';
import { requestTo } from '../support/server-requests.ts';
import { sourcePorts } from '../support/source-ports.ts';

const signal = new AbortController().signal;
const changedAt = 'Fri, 20 Nov 2026 10:00:00 GMT';

function feedOn(http: Http, request: RequestSpec, resume?: Json): Promise<Feed> {
  return poll.open({ request, options: {} }, sourcePorts({ http }), resume);
}

/** A server with one document in versions: it answers a matching ETag with 304, as servers do. */
function documentServer() {
  const state = { version: 1 };
  const answerer = ({ headers }: SeenRequest): ShortAnswer => {
    const etag = `"v${state.version}"`;
    if (headers['if-none-match'] === etag) return { status: 304, headers: { ETag: etag, 'X-Poll-Interval': '60' } };
    return { headers: { ETag: etag, 'Last-Modified': changedAt }, body: JSON.stringify(state) };
  };
  return { state, answerer };
}

describe('polling a server that knows ETags', () => {
  it('costs it one body for each version', async () => {
    const { state, answerer } = documentServer();
    await using server = await startServer(answerer);
    await using client = openTestClient();
    const feed = await feedOn(client.http, requestTo(`${server.url}/deploys/42`));
    const kinds: string[] = [];
    for (const version of [1, 1, 1, 2, 2]) {
      state.version = version;
      kinds.push((await feed.next(signal)).kind);
    }
    expect(kinds).toEqual(['response', 'unmodified', 'unmodified', 'response', 'unmodified']);
    expect(server.requests.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"v1"', '"v1"', '"v1"', '"v2"']);
    expect(server.connections).toBe(1);
  });

  it('hands over the fields of the 304', async () => {
    const { answerer } = documentServer();
    await using server = await startServer(answerer);
    await using client = openTestClient();
    const feed = await feedOn(client.http, requestTo(server.url));
    await feed.next(signal);
    expect(await feed.next(signal)).toMatchObject({
      kind: 'unmodified',
      meta: { status: 304, reason: 'Not Modified', bytes: 0, headers: { 'x-poll-interval': '60', etag: '"v1"' } },
    });
  });

  it('sends the validators exactly as they came, in one request as short as it can be', async () => {
    const fields = `ETag: W/"x, y"\r\nLast-Modified: ${changedAt}\r\n`;
    await using server = await startRawServer(
      `HTTP/1.1 200 OK\r\n${fields}Content-Length: 2\r\n\r\n{}`,
      'HTTP/1.1 304 Not Modified\r\n\r\n',
    );
    await using client = openTestClient();
    const feed = await feedOn(client.http, requestTo(`${server.url}/a?b`, { headers: [['Authorization', 'Bearer x']] }));
    for (const _ of [1, 2, 3]) await feed.next(signal);
    const [first, second, third] = server.heads.map((head) => head.split('\r\n'));
    expect(first).toEqual([
      'GET /a?b HTTP/1.1',
      `host: 127.0.0.1:${server.port}`,
      'connection: keep-alive',
      expect.stringMatching(/^accept-encoding: gzip, br/),
      'Authorization: Bearer x',
    ]);
    expect(second?.slice(5)).toEqual(['if-none-match: W/"x, y"', `if-modified-since: ${changedAt}`]);
    expect(third).toEqual(second);
  });

  it('goes on in a later run where the earlier one ended', async () => {
    const { answerer } = documentServer();
    await using server = await startServer(answerer);
    await using client = openTestClient();
    const reply = await (await feedOn(client.http, requestTo(server.url))).next(signal);
    const resume = reply.kind === 'response' ? reply.resume : undefined;
    expect((await (await feedOn(client.http, requestTo(server.url), resume)).next(signal)).kind).toBe('unmodified');
  });
});

describe('polling through trouble', () => {
  it('a kept connection that breaks as a poll arrives is no trouble: the poll is repeated, condition and all', async () => {
    const { answerer } = documentServer();
    await using server = await startServer((request, response) => {
      if (server.requests.length !== 2) return answerer(request);
      response.socket?.resetAndDestroy();
      return undefined;
    });
    await using client = openTestClient();
    const feed = await feedOn(client.http, requestTo(server.url));
    expect([(await feed.next(signal)).kind, (await feed.next(signal)).kind]).toEqual(['response', 'unmodified']);
    expect(server.requests.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"v1"', '"v1"']);
  });

  it('an outage is trouble for as long as it lasts, and costs the server a whole body afterwards', async () => {
    const { answerer } = documentServer();
    let down = false;
    await using server = await startServer((request, response) => {
      if (!down) return answerer(request);
      response.socket?.resetAndDestroy();
      return undefined;
    });
    await using client = openTestClient();
    const feed = await feedOn(client.http, requestTo(server.url));
    const kinds: string[] = [];
    for (const outage of [false, true, true, false, false]) {
      down = outage;
      kinds.push((await feed.next(signal)).kind);
    }
    expect(kinds).toEqual(['response', 'failure', 'failure', 'response', 'unmodified']);
  });

  it('after an error page the whole document is asked for again', async () => {
    const { answerer } = documentServer();
    const pages: ShortAnswer[] = [];
    await using server = await startServer((request) => pages.pop() ?? answerer(request));
    await using client = openTestClient();
    const feed = await feedOn(client.http, requestTo(server.url));
    await feed.next(signal);
    pages.push({ status: 503, headers: { ETag: '"error"' }, body: 'sorry' });
    expect(await feed.next(signal)).toMatchObject({ kind: 'response', meta: { status: 503 } });
    expect(await feed.next(signal)).toMatchObject({ kind: 'response', meta: { status: 200 } });
    expect(server.requests.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"v1"', undefined]);
  });

  it('a redirect that turns elsewhere is not taken for no news, even under the same ETag', async () => {
    let target = '/v1';
    await using server = await startServer(({ path, headers }) => {
      if (path === '/latest') return { status: 302, headers: { Location: target } };
      return headers['if-none-match'] === '"1"' ? { status: 304 } : { headers: { ETag: '"1"' }, body: JSON.stringify(path) };
    });
    await using client = openTestClient();
    const feed = await feedOn(client.http, requestTo(`${server.url}/latest`));
    const first = await feed.next(signal);
    const second = await feed.next(signal);
    target = '/v2';
    const third = await feed.next(signal);
    expect([first.kind, second.kind]).toEqual(['response', 'unmodified']);
    expect(third).toMatchObject({ kind: 'response', meta: { url: `${server.url}/v2` } });
  });

  it('a stopped poll settles at once', async () => {
    await using server = await startServer(() => undefined);
    await using client = openTestClient();
    const feed = await feedOn(client.http, requestTo(server.url));
    const controller = new AbortController();
    const reply = feed.next(controller.signal);
    controller.abort();
    expect(await reply).toMatchObject({ kind: 'failure', failure: { code: 'ABORTED' } });
  });
});

describe('polling across a redirect to another origin', () => {
  it('sends the validators of the one to the other neither way', async () => {
    const { answerer } = documentServer();
    await using other = await startServer(answerer);
    await using server = await startServer(() => ({ status: 302, headers: { Location: other.url, ETag: '"mine"' } }));
    await using client = openTestClient();
    const feed = await feedOn(client.http, requestTo(server.url));
    const kinds: string[] = [];
    for (const _ of [1, 2, 3]) kinds.push((await feed.next(signal)).kind);
    expect(kinds).toEqual(['response', 'response', 'response']);
    expect([...server.requests, ...other.requests].map(({ headers }) => headers['if-none-match'])).toEqual(
      Array(6).fill(undefined),
    );
  });
});
