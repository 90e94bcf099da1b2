import { describe, expect, it } from 'vitest';
import type { Exchange, Http } from '../../../../src/domain/ports.ts';
import type { RequestSpec } from '../../../../src/domain/watch.ts';
import { createThrottledHttp } from '../../../../src/system/http/throttled.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { metaOf } from '../../../support/records.ts';
import { watchOf } from '../../../support/watches.ts';

/** An HTTP that takes 100 ms and notes when each request starts. */
async function setting(limits: { spacing?: number; atOnce?: number }) {
  const clock = createFakeClock(0);
  const started: [url: string, at: number][] = [];
  const quiet = new AbortController().signal;
  const answer: Exchange = { kind: 'answer', meta: metaOf(), body: new Uint8Array() };
  const slow: Http = {
    exchange: async (spec) => {
      started.push([spec.url, clock.now()]);
      await clock.sleep(100, quiet);
      return answer;
    },
    close: async () => undefined,
  };
  const http = createThrottledHttp(slow, limits, clock);
  const { request } = await watchOf();
  const ask = (url: string) => http.exchange({ ...request, url } satisfies RequestSpec, {}, quiet);
  return { clock, started, ask };
}

describe('requests to one origin', () => {
  it('are spaced by the rate, whoever sends them; other origins do not wait', async () => {
    const { clock, started, ask } = await setting({ spacing: 1000 });
    void ask('http://a.test/1');
    void ask('http://a.test/2');
    void ask('http://b.test/1');
    void ask('http://a.test/3');
    await clock.advance(5000);
    expect(started).toEqual([
      ['http://a.test/1', 0],
      ['http://b.test/1', 0],
      ['http://a.test/2', 1000],
      ['http://a.test/3', 2000],
    ]);
  });

  it('run at once as many as allowed, the rest in order', async () => {
    const { clock, started, ask } = await setting({ atOnce: 2 });
    for (const n of [1, 2, 3, 4]) void ask(`http://a.test/${n}`);
    await clock.advance(1000);
    expect(started.map(([, at]) => at)).toEqual([0, 0, 100, 100]);
  });
});
