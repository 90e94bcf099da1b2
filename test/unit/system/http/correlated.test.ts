/** Claims about ids that let a server find our requests in its logs. */
import { describe, expect, it } from 'vitest';
import type { RequestSpec } from '../../../../src/domain/watch.ts';
import { createCorrelatedHttp } from '../../../../src/system/http/correlated.ts';
import { metaOf } from '../../../support/records.ts';
import { requestTo } from '../../../support/server-requests.ts';

/** What is sent besides the spec, request by request. */
async function sentFor(...requests: readonly Partial<RequestSpec>[]) {
  const sent: Readonly<Record<string, string>>[] = [];
  const http = createCorrelatedHttp(
    {
      exchange: async (_spec, extra) => {
        sent.push(extra);
        return { kind: 'answer', meta: metaOf(), body: new Uint8Array() };
      },
      close: async () => undefined,
    },
    'run1',
  );
  for (const parts of requests)
    await http.exchange(requestTo('http://a.test/', parts), { 'if-none-match': '"a"' }, new AbortController().signal);
  return sent;
}

describe('correlated requests', () => {
  it('carry the id of the run, and one of their own that counts through the run', async () => {
    expect(await sentFor({ correlated: true }, {}, { correlated: true })).toEqual([
      { 'if-none-match': '"a"', 'x-correlation-id': 'run1', 'x-request-id': 'run1-1' },
      { 'if-none-match': '"a"' },
      { 'if-none-match': '"a"', 'x-correlation-id': 'run1', 'x-request-id': 'run1-2' },
    ]);
  });

  it("leave the user's own ids alone", async () => {
    const headers = [['X-Request-ID', 'mine']] as const;
    expect(await sentFor({ correlated: true, headers })).toEqual([{ 'if-none-match': '"a"', 'x-correlation-id': 'run1' }]);
  });
});
