/** Claims about requests of watches that log in. */
import { describe, expect, it } from 'vitest';
import type { Exchange, Http } from '../../../../src/domain/ports.ts';
import type { RequestSpec } from '../../../../src/domain/watch.ts';
import { createAuthorizedHttp } from '../../../../src/system/http/authorized.ts';
import type { Grant, Tokens } from '../../../../src/system/login/tokens.ts';
import { metaOf } from '../../../support/records.ts';
import { requestTo } from '../../../support/server-requests.ts';

const url = 'https://api.test/x';
const login = { kind: 'command', command: 'get-token', shell: 'sh', timeout: 1000 } as const;
const never = new AbortController().signal;
const DOWN: Grant = { kind: 'failure', failure: { kind: 'network', code: 'AUTH_CMD', message: 'down' } };
const grantOf = (value: string): Grant => ({ kind: 'token', token: { value, renewAt: 1, expiresAt: 1 } });

/** A server that answers with these statuses in order, and logins that give these tokens in order. */
function setting(statuses: readonly number[], grants: readonly Grant[], answeredBy = url) {
  const sent: Readonly<Record<string, string>>[] = [];
  const asked: (string | undefined)[] = [];
  const closed: string[] = [];
  const http: Http = {
    async exchange(_spec, extra): Promise<Exchange> {
      sent.push(extra);
      const meta = metaOf({ status: statuses[sent.length - 1] ?? 500, url: answeredBy });
      return { kind: 'answer', meta, body: new Uint8Array() };
    },
    close: async () => void closed.push('http'),
  };
  const tokens: Tokens = {
    async get(_asker, _signal, refused) {
      asked.push(refused);
      return grants[asked.length - 1] ?? DOWN;
    },
    close: async () => void closed.push('tokens'),
  };
  const authorized = createAuthorizedHttp(http, tokens);
  const ask = async (parts: Partial<RequestSpec> = { login }, extra: Readonly<Record<string, string>> = {}) => {
    const exchange = await authorized.exchange(requestTo(url, parts), extra, never);
    return exchange.kind === 'failure' ? exchange.failure : exchange.meta.status;
  };
  const askOnce = () => authorized.exchange(requestTo(url, { login }), {}, never);
  return { ask, askOnce, sent, asked, closed, authorized };
}

describe('a request with a login', () => {
  it('carries the token beside what else is sent', async () => {
    const { ask, sent } = setting([200], [grantOf('t1')]);
    expect(await ask({ login }, { 'if-none-match': '"a"' })).toBe(200);
    expect(sent).toEqual([{ 'if-none-match': '"a"', authorization: 'Bearer t1' }]);
  });

  it('is sent once more with a new token after a 401', async () => {
    const { ask, sent, asked } = setting([401, 200], [grantOf('t1'), grantOf('t2')]);
    expect(await ask()).toBe(200);
    expect(sent.map(({ authorization }) => authorization)).toEqual(['Bearer t1', 'Bearer t2']);
    expect(asked).toEqual([undefined, 't1']);
  });

  it('takes a second 401 for the answer', async () => {
    const { ask, sent } = setting([401, 401, 200], [grantOf('t1'), grantOf('t2'), grantOf('t3')]);
    expect([await ask(), sent.length]).toEqual([401, 2]);
  });

  it('is not repeated where the new token is the old one', async () => {
    const { ask, sent } = setting([401, 200], [grantOf('t1'), grantOf('t1')]);
    expect([await ask(), sent.length]).toEqual([401, 1]);
  });

  it.each([403, 407, 500])('takes a %i for the answer', async (status) => {
    const { ask, sent } = setting([status, 200], [grantOf('t1'), grantOf('t2')]);
    expect([await ask(), sent.length]).toEqual([status, 1]);
  });

  it('takes the 401 of another origin for the answer: it was not sent the token', async () => {
    const { ask, sent } = setting([401, 200], [grantOf('t1'), grantOf('t2')], 'https://elsewhere.test/');
    expect([await ask(), sent.length]).toEqual([401, 1]);
  });

  it('is not sent where no token is to be had, and fails where none is any more', async () => {
    const never = setting([200], [DOWN]);
    expect([await never.ask(), never.sent.length]).toEqual([expect.objectContaining({ code: 'AUTH_CMD' }), 0]);
    const anymore = setting([401, 200], [grantOf('t1'), DOWN]);
    expect([await anymore.ask(), anymore.sent.length]).toEqual([expect.objectContaining({ code: 'AUTH_CMD' }), 1]);
  });
});

it('a request that fails for want of a token was not sent', async () => {
  expect(await setting([], [DOWN]).askOnce()).toEqual({ ...DOWN, unsent: true });
  expect(await setting([401], [grantOf('t1'), DOWN]).askOnce()).toEqual(DOWN);
});

describe('a request without one', () => {
  it('passes untouched', async () => {
    const { ask, sent, asked } = setting([401], []);
    const extra = { 'if-none-match': '"a"' };
    expect(await ask({}, extra)).toBe(401);
    expect([sent[0] === extra, asked]).toEqual([true, []]);
  });
});

describe('the end', () => {
  it('gives logins up before connections', async () => {
    const { authorized, closed } = setting([], []);
    await authorized.close();
    expect(closed).toEqual(['tokens', 'http']);
  });
});
