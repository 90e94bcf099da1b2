/** Claims about the library on every source: the same events, however news arrives. */
import { Agent } from 'undici';
import { describe, expect, it } from 'vitest';
import { type NoticeEvent, type WatchEvent, type WatchOptions, waitFor, watch } from '../../src/index.ts';
import { type Answerer, startServer } from '../support/server.ts';
import { startWebSocketServer } from '../support/server-web-socket.ts';

const json = { 'content-type': 'application/json' };
const building = '{"status":"building"}';
const ready = '{"status":"ready"}';
const met: WatchOptions = { until: 'status=ready', timeout: '10s' };
const wait: WatchOptions = { ...met, interval: '5ms' };

/** Streams two events and then no more. */
const streaming: Answerer = (_, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(`data: ${building}\n\n`);
  setImmediate(() => response.write(`data: ${ready}\n\n`));
  return undefined;
};

async function eventsOf(url: string, options: WatchOptions): Promise<readonly WatchEvent[]> {
  const events: WatchEvent[] = [];
  for await (const event of watch(url, options)) events.push(event);
  return events;
}

/** What every source is to tell of a wait that is met. */
function expectMet(events: readonly WatchEvent[], source: string): void {
  expect(events[0]).toMatchObject({ type: 'start', source, seq: 0 });
  expect(events.at(-1)).toMatchObject({ type: 'end', result: 'met', exitCode: 0 });
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at));
}

describe('a watch', () => {
  it('by held requests', async () => {
    let asked = 0;
    await using server = await startServer(() => ({ headers: json, body: ++asked < 3 ? building : ready }));
    expectMet(await eventsOf(server.url, { ...wait, hold: '1s' }), 'long-poll');
  });

  it('of a job', async () => {
    let asked = 0;
    await using server = await startServer(({ method }) => {
      if (method === 'POST') return { status: 202, headers: { 'Operation-Location': '/jobs/1' } };
      return { headers: json, body: ++asked < 3 ? building : ready };
    });
    expectMet(await eventsOf(server.url, { ...wait, source: 'job', dataJson: { name: 'a' } }), 'job');
    expect(server.requests.map(({ method, body }) => method + body)).toEqual(['POST{"name":"a"}', 'GET', 'GET', 'GET']);
  });

  it('by a cursor, which is filled in where it is to go', async () => {
    await using server = await startServer(({ path }) => {
      const next = Number(path.split('=')[1]) + 1;
      return { headers: json, body: JSON.stringify({ next, status: next > 2 ? 'ready' : 'building' }) };
    });
    expectMet(await eventsOf(`${server.url}/?since={{cursor}}`, { ...wait, cursor: 'next', cursorStart: '0' }), 'cursor');
    expect(server.requests.map(({ path }) => path)).toEqual(['/?since=0', '/?since=1', '/?since=2']);
  });

  it('of a stream of events', async () => {
    await using server = await startServer(streaming);
    expectMet(await eventsOf(server.url, { ...met, source: 'sse' }), 'sse');
    await server.whenIdle();
  });

  it('of a stream of events, by a dispatcher', async () => {
    await using server = await startServer(streaming);
    const dispatcher = new Agent();
    expectMet(await eventsOf(server.url, { ...met, source: 'sse', dispatcher }), 'sse');
    await server.whenIdle();
    await dispatcher.close();
  });

  it('by WebSocket', async () => {
    await using server = await startWebSocketServer((socket) => {
      socket.on('message', (message) => {
        socket.send(building);
        if (String(message) === 'subscribe') socket.send(ready);
      });
    });
    expectMet(await eventsOf(server.url, { ...met, source: 'websocket', send: 'subscribe' }), 'websocket');
    await server.whenIdle();
  });

  it('of webhooks that are sent to it', async () => {
    const heard: WatchEvent[] = [];
    for await (const event of watch('http://localhost:0/hook', { ...met, source: 'listen' })) {
      heard.push(event);
      if (event.type === 'notice') void fetch(placeIn(event), { method: 'POST', headers: json, body: ready });
    }
    expectMet(heard, 'listen');
  });
});

describe('a list whose items are wanted', () => {
  it('is told item by item', async () => {
    const pages = ['[{"id":1}]', '[{"id":2},{"id":1}]', '[{"id":3},{"id":2}]'];
    await using server = await startServer(() => ({ headers: json, body: pages.shift() ?? '[]' }));
    const items = await eventsOf(server.url, { items: '$', itemKey: 'id', interval: '5ms', maxPolls: 3 });
    expect(items.flatMap((event) => (event.type === 'item' ? [event.value] : []))).toEqual([{ id: 2 }, { id: 3 }]);
  });
});

function placeIn({ message }: NoticeEvent): string {
  return /http:\S+/.exec(message)?.[0] ?? '';
}

describe('a wait for a job', () => {
  it('is kept by the usual words, with the final resource', async () => {
    await using server = await startServer(({ method, path }) => {
      if (method === 'POST') return { status: 202, headers: { Location: '/jobs/1' } };
      if (path === '/jobs/1') return { status: 303, headers: { Location: '/things/7' } };
      return { headers: json, body: '{"id":7}' };
    });
    const result = await waitFor(server.url, { source: 'job', request: 'POST', interval: '5ms' });
    expect(result.value).toEqual({ id: 7 });
  });
});
