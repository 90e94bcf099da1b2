/** Claims about WebSockets of watches that log in. */
import { describe, expect, it } from 'vitest';
import type { RequestSpec } from '../../../../src/domain/watch.ts';
import type { Grant } from '../../../../src/system/login/tokens.ts';
import { createAuthorizedWebSockets } from '../../../../src/system/web-socket/authorized.ts';
import { metaOf } from '../../../support/records.ts';
import { requestTo } from '../../../support/server-requests.ts';

const login = { kind: 'command', command: 'get-token', shell: 'sh', timeout: 1000 } as const;
const DOWN: Grant = { kind: 'failure', failure: { kind: 'network', code: 'AUTH_CMD', message: 'down' } };
const grantOf = (value: string): Grant => ({ kind: 'token', token: { value, renewAt: 1, expiresAt: 1 } });

/** What comes of one opening, at a server with these statuses in order and logins with these tokens in order. */
async function opened(statuses: readonly number[], grants: readonly Grant[], parts: Partial<RequestSpec> = { login }) {
  const sent: RequestSpec['headers'][] = [];
  const refused: (string | undefined)[] = [];
  const webSockets = createAuthorizedWebSockets(
    {
      open: async ({ headers }) => {
        sent.push(headers);
        return { kind: 'answer', meta: metaOf({ status: statuses[sent.length - 1] ?? 500 }), body: new Uint8Array() };
      },
    },
    {
      get: async (_asker, _signal, token) => {
        refused.push(token);
        return grants[refused.length - 1] ?? DOWN;
      },
    },
  );
  const spec = requestTo('http://a.test/', { headers: [['A', 'b']], ...parts });
  const handshake = await webSockets.open(spec, { subprotocols: [], ping: 0 }, new AbortController().signal);
  const result = handshake.kind === 'answer' ? handshake.meta.status : handshake;
  return { result, sent: sent.map((headers) => headers.find(([name]) => name === 'Authorization')?.[1]), refused };
}

describe('a handshake with a login', () => {
  it('carries the token', async () => {
    expect(await opened([403], [grantOf('one')])).toEqual({ result: 403, sent: ['Bearer one'], refused: [undefined] });
  });

  it('is made once more with a new token when that one is refused', async () => {
    expect(await opened([401, 401], [grantOf('one'), grantOf('two')])).toEqual({
      result: 401,
      sent: ['Bearer one', 'Bearer two'],
      refused: [undefined, 'one'],
    });
  });

  it('is not made again with the same token', async () => {
    expect((await opened([401], [grantOf('one'), grantOf('one')])).sent).toEqual(['Bearer one']);
  });

  it.each([
    ['the first', [], []],
    ['the second', [grantOf('one')], ['Bearer one']],
  ])('tells of %s token that could not be had', async (_, grants, sent) => {
    expect(await opened([401], grants)).toMatchObject({ result: DOWN, sent });
  });
});

it('a handshake without a login passes untouched', async () => {
  expect(await opened([401], [], {})).toEqual({ result: 401, sent: [undefined], refused: [] });
});
