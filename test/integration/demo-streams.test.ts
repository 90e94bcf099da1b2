/** The demo's long connections as clients meet them: the stream, the held request and WebSocket, time wound by hand. */
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { eventually, serveDemo } from '../support/demo-server.ts';

const SUBSCRIBE = '{"subscribe":"deploys"}';

/** Reads a stream; what came so far stands in `text`. */
const read = async (url: string, headers: Readonly<Record<string, string>> = {}) => {
  const response = await fetch(url, { headers });
  const seen = { text: '', ended: false, response };
  const decoder = new TextDecoder();
  void (async () => {
    if (response.body !== null) for await (const chunk of response.body) seen.text += decoder.decode(chunk);
  })()
    .catch(() => undefined)
    .then(() => {
      seen.ended = true;
    });
  return seen;
};
const idsIn = (text: string) => [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
const upTo = (ids: readonly number[]) => ids.map((_, at) => (ids[0] ?? 0) + at);

describe('the stream', () => {
  it('sends events as they come, and closes now and then', async () => {
    const { origin, wind } = await serveDemo();
    const stream = await read(`${origin}/stream`);
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream');
    await wind(10_000);
    await eventually(() => stream.text.includes('event: done'));
    expect(stream.ended).toBe(false);
    await wind(15_000);
    await eventually(() => stream.ended);
    const ids = idsIn(stream.text);
    expect([ids, stream.text.startsWith('retry: 1000\n\n')]).toEqual([upTo(ids), true]);
  });

  it('goes on where a killed demo stopped: nothing is lost, nothing comes twice', async () => {
    const first = await serveDemo();
    const before = await read(`${first.origin}/stream`);
    await first.wind(5000);
    await eventually(() => idsIn(before.text).length > 3);
    await first.close();
    await eventually(() => before.ended);
    await first.clock.advance(4000);
    const { port } = new URL(first.origin);
    const second = await serveDemo({ clock: first.clock, port: Number(port) });
    const after = await read(`${second.origin}/stream`, { 'last-event-id': `${idsIn(before.text).at(-1)}` });
    await second.wind(5000);
    await eventually(() => idsIn(after.text).length > 8);
    const ids = [...idsIn(before.text), ...idsIn(after.text)];
    expect(ids).toEqual(upTo(ids));
  });

  it('makes up for a long absence: all that is remembered, more than fits into a connection at once', async () => {
    const { origin } = await serveDemo();
    const stream = await read(`${origin}/stream`, { 'last-event-id': '1' });
    await eventually(() => idsIn(stream.text).length === 100);
    const ids = idsIn(stream.text);
    expect(ids).toEqual(upTo(ids));
  });

  it('has a head without a body', async () => {
    const { origin } = await serveDemo();
    const response = await fetch(`${origin}/stream`, { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  it('forgets a client that has gone', async () => {
    const { origin, clock } = await serveDemo();
    const leaving = new AbortController();
    await fetch(`${origin}/stream`, { signal: leaving.signal });
    await eventually(() => clock.sleeping === 1);
    leaving.abort();
    await eventually(() => clock.sleeping === 0);
  });
});

describe('the held request', () => {
  it('is answered with the next change', async () => {
    const { origin, wind } = await serveDemo();
    const url = `${origin}/longpoll`;
    const first = await fetch(url);
    const { seq } = (await first.json()) as { seq: number };
    const headers = { 'if-none-match': first.headers.get('etag') ?? '', prefer: 'wait=20' };
    const held = fetch(url, { headers });
    await wind(10_000);
    const second = await held;
    expect(second.headers.get('preference-applied')).toBe('wait=20');
    expect(await second.json()).toMatchObject({ seq: seq + 1 });
  });
});

const dial = async (origin: string, path = '/ws') => {
  const client = new WebSocket(origin.replace('http', 'ws') + path);
  const messages: { seq?: number }[] = [];
  const end: { code?: number; reason?: string; status?: number } = {};
  client.on('message', (data) => messages.push(JSON.parse(data.toString())));
  client.on('close', (code, reason) => Object.assign(end, { code, reason: reason.toString() }));
  client.on('unexpected-response', (_, { statusCode }) => Object.assign(end, { status: statusCode }));
  client.on('error', () => undefined);
  await eventually(() => client.readyState === WebSocket.OPEN || Object.keys(end).length > 0);
  return { client, messages, end };
};
const pinged = (client: WebSocket) =>
  new Promise<string>((resolve) => {
    client.once('pong', (data) => resolve(data.toString()));
    client.ping('still there?');
  });

describe('WebSocket', () => {
  it('sends the messages of the stream after the subscription, not before', async () => {
    const { origin, clock, wind } = await serveDemo();
    const stream = await read(`${origin}/stream`);
    const { client, messages } = await dial(origin);
    await wind(5000);
    // What was sent before the pong would have come before it.
    expect(await pinged(client)).toBe('still there?');
    expect(messages).toEqual([]);
    client.send(SUBSCRIBE);
    client.send(SUBSCRIBE);
    const before = idsIn(stream.text).length;
    await wind(5000, 2);
    await eventually(() => messages.length > 4 && idsIn(stream.text).length >= before + messages.length);
    const { seq = 0 } = messages[0] ?? {};
    expect(messages.map(({ seq: each }) => each)).toEqual(idsIn(stream.text).filter((id) => id >= seq));
    client.terminate();
    await eventually(() => clock.sleeping === 1);
  });

  it.each(['hello', '7', '{"subscribe":7}', '{"subscribe":"builds"}'])('closes on %s, and says what to send', async (wrong) => {
    const { origin } = await serveDemo();
    const { client, messages, end } = await dial(origin);
    client.send(wrong);
    client.send(wrong);
    await eventually(() => end.code !== undefined);
    expect([end, messages]).toEqual([{ code: 1008, reason: 'send {"subscribe":"deploys"}' }, []]);
  });

  it('refuses a giant message', async () => {
    const { origin } = await serveDemo();
    const { client, end } = await dial(origin);
    client.send('x'.repeat(5000));
    await eventually(() => end.code !== undefined);
    expect(end.code).toBe(1009);
  });

  it('is spoken at one path only', async () => {
    const { origin } = await serveDemo();
    expect((await dial(origin, '/wss')).end).toMatchObject({ status: 404 });
    const plain = await fetch(`${origin}/ws`);
    expect([plain.status, plain.headers.get('upgrade')]).toEqual([426, 'websocket']);
  });
});

describe('a wish for a protocol that is not spoken', () => {
  it('is left unheard', async () => {
    const { origin } = await serveDemo();
    const socket = connect(Number(new URL(origin).port), '127.0.0.1');
    let answer = '';
    socket.setEncoding('utf8').on('data', (text) => {
      answer += text;
    });
    socket.write('GET /deploys/41 HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n');
    await new Promise((resolve) => socket.once('close', resolve));
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n.*"status": "ready"/s);
  });
});
