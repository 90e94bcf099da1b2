/** Claims about ids that let a server find our handshakes in its logs. */
import { describe, expect, it } from 'vitest';
import type { RequestSpec } from '../../../../src/domain/watch.ts';
import { createCorrelatedWebSockets } from '../../../../src/system/web-socket/correlated.ts';
import { metaOf } from '../../../support/records.ts';
import { requestTo } from '../../../support/server-requests.ts';

const rules = { subprotocols: [], ping: 0 };

/** The header fields of each handshake. */
async function sentFor(...requests: readonly Partial<RequestSpec>[]) {
  const sent: RequestSpec['headers'][] = [];
  const webSockets = createCorrelatedWebSockets(
    {
      open: async ({ headers }) => {
        sent.push(headers);
        return { kind: 'answer', meta: metaOf(), body: new Uint8Array() };
      },
    },
    'run1',
  );
  for (const parts of requests) await webSockets.open(requestTo('http://a.test/', parts), rules, new AbortController().signal);
  return sent;
}

describe('correlated handshakes', () => {
  it('carry the id of the run, and one of their own that no other request has', async () => {
    const correlated = { correlated: true, headers: [['A', 'b']] } as const;
    expect(await sentFor(correlated, {}, correlated)).toEqual([
      [
        ['A', 'b'],
        ['X-Correlation-Id', 'run1'],
        ['X-Request-Id', 'run1-ws-1'],
      ],
      [],
      [
        ['A', 'b'],
        ['X-Correlation-Id', 'run1'],
        ['X-Request-Id', 'run1-ws-2'],
      ],
    ]);
  });

  it("leave the user's own ids alone", async () => {
    const headers = [['x-request-ID', 'mine']] as const;
    expect(await sentFor({ correlated: true, headers })).toEqual([
      [
        ['x-request-ID', 'mine'],
        ['X-Correlation-Id', 'run1'],
      ],
    ]);
  });
});
