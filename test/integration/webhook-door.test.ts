import { connect, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Call, Door, DoorRules } from '../../src/domain/channels.ts';
import { createDoors } from '../../src/system/webhook-door/doors.ts';
import { laterMistakeOf } from '../support/mistakes.ts';
import { freePort } from '../support/server-listening.ts';

const never = new AbortController().signal;
const standard: DoorRules = { host: '127.0.0.1', port: 0, path: '/hook', maxSize: 1000, maxTime: 5000 };

type TestDoor = Door & AsyncDisposable & { readonly url: string };

/** A door that is closed at the end of the test. */
async function openDoor(rules: Partial<DoorRules> = {}): Promise<TestDoor> {
  const door = await createDoors().open({ ...standard, ...rules });
  return Object.assign(door, {
    url: `http://127.0.0.1:${door.port}/hook`,
    [Symbol.asyncDispose]: () => door.close(),
  });
}

/** The next call; there must be one. */
async function nextCall(door: Door): Promise<Call> {
  const call = await door.next(never);
  if (call === undefined) throw new Error('no call');
  return call;
}

function post(url: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, { method: 'POST', body, headers });
}

/** Sends bytes and collects what comes back until the door hangs up. */
function exchangeRaw(port: number, ...parts: readonly string[]): { readonly socket: Socket; readonly answer: Promise<string> } {
  const socket = connect(port, '127.0.0.1');
  for (const part of parts) socket.write(part);
  const answer = new Promise<string>((resolve) => {
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(text));
  });
  return { socket, answer };
}

const statusLine = (answer: string) => answer.split('\r\n')[0];

describe('a door', () => {
  it.each(['POST', 'PUT'])('hands over a %s, whole, and answers when it is told to', async (method) => {
    await using door = await openDoor();
    const sent = fetch(`${door.url}?a=b`, { method, body: '{"ü":1}', headers: { 'X-Event': 'push' } });
    const call = await nextCall(door);
    expect([call.method, call.path, call.headers['x-event'], new TextDecoder().decode(call.body)]).toEqual([
      method,
      '/hook?a=b',
      'push',
      '{"ü":1}',
    ]);
    call.answer(204);
    call.answer(500);
    expect((await sent).status).toBe(204);
  });

  it('answers with header fields, where there are any', async () => {
    await using door = await openDoor();
    const sent = post(door.url, '');
    (await nextCall(door)).answer(503, { 'Retry-After': '7' });
    const { status, headers } = await sent;
    expect([status, headers.get('retry-after'), headers.get('content-length')]).toEqual([503, '7', '0']);
  });

  it('lets many senders wait, and answers each', async () => {
    await using door = await openDoor();
    const texts = Array.from({ length: 20 }, (_, at) => `${at}`);
    const sent = texts.map(async (text) => `${text} ${(await post(door.url, text)).status}`);
    for (const _ of texts) {
      const call = await nextCall(door);
      call.answer(200 + Number(new TextDecoder().decode(call.body)));
    }
    expect(await Promise.all(sent)).toEqual(texts.map((text) => `${text} ${200 + Number(text)}`));
  });

  it('takes calls that are sent ahead on one connection, one after the other', async () => {
    await using door = await openDoor();
    const request = (body: string, more = '') => `POST /hook HTTP/1.1\r\nHost: x\r\n${more}Content-Length: 1\r\n\r\n${body}`;
    const { answer } = exchangeRaw(door.port, request('a') + request('b', 'Connection: close\r\n'));
    const taken: string[] = [];
    for (const status of [204, 200]) {
      const call = await nextCall(door);
      taken.push(new TextDecoder().decode(call.body));
      call.answer(status);
    }
    expect(taken).toEqual(['a', 'b']);
    expect((await answer).match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 204', 'HTTP/1.1 200']);
  });

  it('is not waited at any more when told so', async () => {
    await using door = await openDoor();
    const stop = new AbortController();
    const next = door.next(stop.signal);
    stop.abort();
    expect(await next).toBeUndefined();
  });

  it('is open to every path where none is named', async () => {
    await using door = await openDoor({ path: '/' });
    const sent = post(`http://127.0.0.1:${door.port}/any/path`, '');
    const call = await nextCall(door);
    call.answer(204);
    expect([call.path, (await sent).status]).toEqual(['/any/path', 204]);
  });

  it('understands whole URLs, as proxies are sent them', async () => {
    await using door = await openDoor();
    const { answer } = exchangeRaw(
      door.port,
      `POST ${door.url} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
    );
    const call = await nextCall(door);
    call.answer(204);
    expect([call.path, statusLine(await answer)]).toEqual(['/hook', 'HTTP/1.1 204 No Content']);
  });

  it('says go on to who asks before sending, and takes it then', async () => {
    await using door = await openDoor();
    const head = 'POST /hook HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n';
    const { socket, answer } = exchangeRaw(door.port, head);
    socket.once('data', () => socket.write('ok'));
    const call = await nextCall(door);
    call.answer(204);
    expect(new TextDecoder().decode(call.body)).toBe('ok');
    expect((await answer).match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 100', 'HTTP/1.1 204']);
  });
});

describe('a door turns away', () => {
  it.each([
    ['another path', 'POST', '/other', {}, 404],
    ['a path below', 'POST', '/hook/more', {}, 404],
    ['another method', 'DELETE', '/hook', {}, 405],
    ['a browser that looks', 'GET', '/hook', {}, 405],
    ['a body that is packed', 'POST', '/hook', { 'Content-Encoding': 'gzip' }, 415],
    ['a body that is too large', 'POST', '/hook', { 'X-Size': '1001' }, 413],
  ])('%s', async (_, method, path, headers: Record<string, string>, status) => {
    await using door = await openDoor();
    const { 'X-Size': size = '0', ...fields } = headers;
    const body = method === 'POST' ? 'x'.repeat(Number(size)) : undefined;
    const response = await fetch(`http://127.0.0.1:${door.port}${path}`, { method, headers: fields, ...(body && { body }) });
    expect(response.status).toBe(status);
    expect(await response.text()).toMatch(/^[a-z].*\n$/);
    if (status === 405) expect(response.headers.get('allow')).toBe('POST, PUT');
    const next = post(door.url, 'next');
    const call = await nextCall(door);
    call.answer(204);
    expect([new TextDecoder().decode(call.body), (await next).status]).toEqual(['next', 204]);
  });

  it('a body that says it is too large before it is sent', async () => {
    await using door = await openDoor();
    const head = 'POST /hook HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: 1001\r\n\r\n';
    expect(statusLine(await exchangeRaw(door.port, head).answer)).toBe('HTTP/1.1 413 Payload Too Large');
  });

  it('a body that turns out too large, and does not read on for ever', async () => {
    await using door = await openDoor();
    const { socket, answer } = exchangeRaw(door.port, 'POST /hook HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n');
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const pump = () => {
      while (!socket.destroyed && socket.write(chunk));
      if (!socket.destroyed) socket.once('drain', pump);
    };
    pump();
    expect(statusLine(await answer)).toBe('HTTP/1.1 413 Payload Too Large');
  });

  it('a caller who is too slow, in the header and in the body', async () => {
    await using door = await openDoor({ maxTime: 60 });
    const slow = [
      exchangeRaw(door.port, 'POST /hook HTTP/1.1\r\nHost: x\r\n'),
      exchangeRaw(door.port, 'POST /hook HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf'),
    ];
    for (const { answer } of slow) expect(statusLine(await answer)).toBe('HTTP/1.1 408 Request Timeout');
  });

  it('whoever comes when a hundred wait already', async () => {
    await using door = await openDoor();
    const sent = Array.from({ length: 120 }, () => post(door.url, 'x'));
    let refused = 0;
    const enough = new Promise<void>((resolve) => {
      for (const each of sent)
        void each.then(({ status, headers }) => {
          if (status !== 503 || headers.get('retry-after') !== '1') return;
          refused += 1;
          if (refused === 20) resolve();
        });
    });
    await enough;
    for (let at = 0; at < 100; at++) (await nextCall(door)).answer(204);
    const statuses = (await Promise.all(sent)).map(({ status }) => status);
    expect([statuses.filter((status) => status === 204).length, refused]).toEqual([100, 20]);
  });

  it('more bytes than all callers together may bring', async () => {
    await using door = await openDoor({ maxSize: 20 * 1024 * 1024 });
    const large = 'x'.repeat(17 * 1024 * 1024);
    const first = post(door.url, large);
    const call = await nextCall(door);
    expect((await post(door.url, large)).status).toBe(503);
    call.answer(204);
    expect((await first).status).toBe(204);
    const second = post(door.url, large);
    (await nextCall(door)).answer(204);
    expect((await second).status).toBe(204);
  });

  it('more bytes, even of callers who have hung up: they are heard all the same', async () => {
    await using door = await openDoor({ maxSize: 20 * 1024 * 1024 });
    const size = 17 * 1024 * 1024;
    const head = `POST /hook HTTP/1.1\r\nHost: x\r\nContent-Length: ${size}\r\n\r\n`;
    const { socket, answer } = exchangeRaw(door.port, head, 'x'.repeat(size));
    await new Promise<void>((resolve) => socket.end(resolve));
    const call = await nextCall(door);
    socket.destroy();
    await answer;
    expect((await post(door.url, 'x'.repeat(size))).status).toBe(503);
    call.answer(204);
    const next = post(door.url, 'x'.repeat(size));
    (await nextCall(door)).answer(204);
    expect([call.body.length, (await next).status]).toEqual([size, 204]);
  });

  it('what is no HTTP', async () => {
    await using door = await openDoor();
    expect(statusLine(await exchangeRaw(door.port, 'hello\r\n\r\n').answer)).toBe('HTTP/1.1 400 Bad Request');
    expect(statusLine(await exchangeRaw(door.port, `POST /hook HTTP/1.1\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`).answer)).toBe(
      'HTTP/1.1 431 Request Header Fields Too Large',
    );
  });

  it('nobody for a caller who hangs up in the middle: that was no call', async () => {
    await using door = await openDoor();
    const { socket, answer } = exchangeRaw(door.port, 'POST /hook HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf');
    socket.end();
    await answer;
    const next = post(door.url, 'whole');
    const call = await nextCall(door);
    call.answer(204);
    expect([new TextDecoder().decode(call.body), (await next).status]).toEqual(['whole', 204]);
  });
});

describe('a door that closes', () => {
  it('lets answers go out that were given, and answers the others 503', async () => {
    const door = await openDoor();
    const sent = [post(door.url, '1'), post(door.url, '2')];
    (await nextCall(door)).answer(204);
    const late = await nextCall(door);
    await door.close();
    late.answer(204);
    const statuses = (await Promise.all(sent)).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([204, 503]);
    await expect(post(door.url, '3')).rejects.toThrow();
  });

  it('does not wait for who has not finished speaking', async () => {
    const door = await openDoor();
    const head = 'POST /hook HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 10\r\n\r\n';
    const { socket, answer } = exchangeRaw(door.port, head);
    await new Promise((resolve) => socket.once('data', resolve));
    socket.write('half');
    await door.close();
    expect((await answer).match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 100', 'HTTP/1.1 503']);
  });

  it('can be closed when nobody has called', async () => {
    const door = await openDoor();
    await door.close();
    await expect(post(door.url, '')).rejects.toThrow();
  });
});

describe('a door that cannot be opened', () => {
  it('because its port is taken', async () => {
    await using door = await openDoor();
    expect(await laterMistakeOf(openDoor({ port: door.port }))).toMatchObject({
      message: `port ${door.port} is taken: another program listens there`,
      hint: 'Choose another one, or 0 for any that is free.',
    });
  });

  it('because its address is not ours', async () => {
    expect(await laterMistakeOf(openDoor({ host: '192.0.2.1' }))).toMatchObject({
      message: '192.0.2.1 is no address of this machine',
    });
    expect(await laterMistakeOf(openDoor({ host: 'nowhere.invalid' }))).toMatchObject({
      message: 'nowhere.invalid is no address of this machine',
    });
  });
});

it('a door to this machine alone is shut to others, and one to all is not', async () => {
  const port = await freePort();
  await using door = await openDoor({ port });
  expect(door.port).toBe(port);
  // Every address of 127/8 is this machine; only the one that is listened on answers.
  await expect(post(`http://127.0.0.2:${port}/hook`, '')).rejects.toThrow();
  await using open = await openDoor({ host: '*' });
  const sent = post(`http://127.0.0.2:${open.port}/hook`, '');
  (await nextCall(open)).answer(204);
  expect((await sent).status).toBe(204);
});
