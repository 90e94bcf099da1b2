/** Claims about the options of the source sse. */
import { describe, expect, it } from 'vitest';
import { options } from '../../../src/config/options/table.ts';
import type { Json } from '../../../src/domain/json.ts';
import { sse } from '../../../src/sources/sse.ts';
import { writtenStream } from '../../support/event-streams.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { scriptedHttp } from '../../support/scripted-http.ts';
import { requestTo } from '../../support/server-requests.ts';
import { sourcePorts } from '../../support/source-ports.ts';

const never = new AbortController().signal;

async function opened(given: Readonly<Record<string, unknown>> = {}, resume?: Json) {
  const stream = writtenStream();
  const clock = createFakeClock();
  const { http, asked } = scriptedHttp([stream.exchange]);
  const request = requestTo('http://a.test/', { headers: [['Accept', '*/*']] });
  const feed = await sse.open({ request, options: given }, sourcePorts({ http, clock }), resume);
  return { stream, clock, asked, feed };
}

describe('the source sse', () => {
  it('asks for a stream, without a condition', async () => {
    const { feed, asked, stream } = await opened();
    stream.write('data: 1\n\n');
    await feed.next(never);
    const headers = [
      ['Accept', 'text/event-stream'],
      ['Cache-Control', 'no-store'],
    ];
    expect(asked).toMatchObject([{ spec: { headers }, extra: {} }]);
  });

  it.each([
    ['42', { 'last-event-id': '42' }],
    [{ key: 'k', url: 'u', etag: '"a"' }, {}],
    ['', {}],
  ])('goes on from what an earlier run has left: %j', async (resume, extra) => {
    const { feed, asked, stream } = await opened({}, resume);
    stream.write('data: 1\n\n');
    await feed.next(never);
    expect(asked[0]?.extra).toEqual(extra);
  });

  it('takes only the events that are named', async () => {
    const { feed, stream } = await opened({ event: ['a', 'b'] });
    stream.write('data: 1\n\nevent: c\ndata: 2\n\nevent: b\ndata: 3\n\n');
    expect(await feed.next(never)).toMatchObject({ meta: { event: 'b' } });
  });

  it.each([
    [{}, 300_000],
    [{ idle: 1000 }, 1000],
  ])('bears a silence of five minutes, or as said: %j', async (given, idle) => {
    const { feed, clock } = await opened(given);
    const reply = feed.next(never);
    await clock.advance(idle);
    expect(await reply).toMatchObject({ kind: 'failure', failure: { code: 'STREAM_SILENT' } });
  });

  it('bears any silence where it is told to', async () => {
    const { feed, clock } = await opened({ idle: 0 });
    void feed.next(never);
    await clock.advance(0);
    expect(clock.sleeping).toBe(0);
  });

  it('refuses only options there are', () => {
    const names = new Set(options.map(({ name }) => name));
    expect(Object.keys(sse.refuses ?? {}).filter((name) => !names.has(name))).toEqual([]);
  });
});
