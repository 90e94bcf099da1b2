import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type ShortAnswer, startServer } from '../support/server.ts';
import { answerOf, failureIn, openTestClient } from '../support/server-client.ts';
import { startRawServer, thenClose } from '../support/server-raw.ts';

const MEGABYTE = 1024 * 1024;
const text = JSON.stringify(Array.from({ length: 200 }, (_, id) => ({ id, state: 'building' })));

function coded(coding: string, body: Uint8Array): ShortAnswer {
  return { headers: { 'Content-Encoding': coding, ETag: '"a"' }, body };
}

describe.each([
  ['gzip', gzipSync(text)],
  ['br', brotliCompressSync(text)],
] as const)('a body in %s', (coding, wire) => {
  it('is decoded; its size is the one on the wire', async () => {
    await using server = await startServer(() => coded(coding, wire));
    await using client = openTestClient();
    const answer = answerOf(await client.ask(server.url));
    expect([answer.text, answer.meta.bytes]).toEqual([text, wire.length]);
  });

  it.each([
    ['cut in its middle', wire.subarray(0, wire.length / 2)],
    ['without its last byte', wire.subarray(0, -1)],
    ['with something behind it', Buffer.concat([wire, Buffer.from('<!-- cached -->')])],
    ['that is something else', Buffer.from(text)],
  ])('%s is trouble, never a shorter body', async (_, body) => {
    await using server = await startServer(() => coded(coding, body));
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url))).toMatchObject({
      kind: 'malformed',
      message: expect.stringContaining(coding),
      meta: { status: 200, bytes: body.length, headers: { etag: '"a"' } },
    });
  });

  it('that is empty, and said to be, is an empty body', async () => {
    await using server = await startServer(() => coded(coding, new Uint8Array(0)));
    await using client = openTestClient();
    expect(answerOf(await client.ask(server.url)).text).toBe('');
  });

  it('that is empty because the connection ended is a cut one', async () => {
    await using server = await startRawServer(thenClose(`HTTP/1.1 200 OK\r\nContent-Encoding: ${coding}\r\n\r\n`));
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url)).kind).toBe('malformed');
  });
});

describe('codings', () => {
  it('nobody asked for are trouble', async () => {
    await using server = await startServer(() => coded('compress', Buffer.from('x')));
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url)).kind).toBe('malformed');
  });

  it('upon codings are trouble past the second', async () => {
    const wire = gzipSync(gzipSync(gzipSync(text)));
    await using server = await startServer(() => coded('gzip, gzip, gzip', wire));
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url)).kind).toBe('malformed');
  });
});

describe('the size limit', () => {
  it('counts decoded bytes: the limit itself is fine, one more is not', async () => {
    await using server = await startServer(({ path }) => (path === '/gzip' ? coded('gzip', gzipSync(text)) : { body: text }));
    await using client = openTestClient();
    for (const path of ['/plain', '/gzip']) {
      const url = server.url + path;
      expect(answerOf(await client.ask(url, { maxSize: text.length })).text).toBe(text);
      expect(failureIn(await client.ask(url, { maxSize: text.length - 1 }))).toMatchObject({
        kind: 'oversize',
        limit: text.length - 1,
        meta: { status: 200 },
      });
    }
  });

  it('turns an announced giant away before its body comes', async () => {
    await using server = await startRawServer('HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\n');
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url))).toMatchObject({ kind: 'oversize', meta: { bytes: 0 } });
    await server.whenIdle();
    expect(server.openSockets).toBe(0);
  });

  it('ends a stream without end, and hangs up', async () => {
    await using server = await startServer((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      };
      response.on('drain', more);
      more();
      return undefined;
    });
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url, { maxSize: MEGABYTE })).kind).toBe('oversize');
    await server.whenIdle();
    expect(server.openSockets).toBe(0);
  });

  it('keeps a bomb small: 200 MB of zeros, 200 KB on the wire', async () => {
    const tenth = gzipSync(Buffer.alloc(20 * MEGABYTE));
    const bomb = Buffer.concat(Array.from({ length: 10 }, () => tenth));
    await using server = await startServer(() => coded('gzip', bomb));
    await using client = openTestClient();
    const before = process.memoryUsage().rss;
    expect(failureIn(await client.ask(server.url)).kind).toBe('oversize');
    expect(process.memoryUsage().rss - before).toBeLessThan(80 * MEGABYTE);
  });
});
