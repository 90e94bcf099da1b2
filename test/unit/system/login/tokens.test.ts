/** Claims about tokens: how long they are kept, and how seldom they are fetched. */
import { describe, expect, it } from 'vitest';
import type { Login } from '../../../../src/domain/login.ts';
import { createTokens, type FetchToken, type Grant, isTokenText } from '../../../../src/system/login/tokens.ts';
import { createFakeClock, settle } from '../../../support/fake-clock.ts';
import { requestTo } from '../../../support/server-requests.ts';

const login: Login = { kind: 'command', command: 'get-token', shell: 'sh', timeout: 1000 };
const other: Login = { ...login, command: 'get-another' };
const spec = requestTo('http://a.test/');
const DOWN: Grant = { kind: 'failure', failure: { kind: 'network', code: 'DOWN', message: 'down' } };

/** Tokens `token-1`, `token-2`, … that live for 100 s and are renewed after 90, each taking 1 s to fetch. */
function setting() {
  const clock = createFakeClock(0);
  const asked: string[] = [];
  let [running, most, isDown] = [0, 0, false];
  const fetchToken: FetchToken = async (asker, signal) => {
    const number = asked.push(asker.login.kind === 'command' ? asker.login.command : '');
    running += 1;
    most = Math.max(most, running);
    await clock.sleep(1000, signal);
    // Ending takes a moment, as with a command that is told to end.
    if (signal.aborted) await settle();
    running -= 1;
    if (isDown) return DOWN;
    const value = `token-${number}`;
    return { kind: 'token', token: { value, renewAt: clock.now() + 90_000, expiresAt: clock.now() + 100_000 } };
  };
  const tokens = createTokens(fetchToken, clock);
  const get = async (refused?: string, which = login, signal = new AbortController().signal): Promise<string> => {
    const grant = await tokens.get({ login: which, spec }, signal, refused);
    return grant.kind === 'token' ? grant.token.value : 'code' in grant.failure ? grant.failure.code : grant.failure.kind;
  };
  const within = async (wait: number, promise: Promise<string>) => {
    await clock.advance(wait);
    return promise;
  };
  return {
    clock,
    tokens,
    asked,
    get,
    within,
    most: () => most,
    goDown: () => {
      isDown = true;
    },
  };
}

describe('a token', () => {
  it('is fetched once and kept while it is good', async () => {
    const { asked, get, within } = setting();
    expect(await within(1000, get())).toBe('token-1');
    expect(await within(89_999, get())).toBe('token-1');
    expect(asked).toHaveLength(1);
  });

  it('is renewed before it expires', async () => {
    const { clock, get, within } = setting();
    await within(1000, get());
    await clock.advance(90_000);
    expect(await within(1000, get())).toBe('token-2');
  });

  it('is fetched once for all who ask at the same time', async () => {
    const { clock, asked, get } = setting();
    const all = Promise.all(Array.from({ length: 50 }, () => get()));
    await clock.advance(1000);
    expect([new Set(await all), asked.length]).toEqual([new Set(['token-1']), 1]);
  });

  it('is renewed once for all whose token was refused, the late ones included', async () => {
    const { clock, asked, get, within } = setting();
    await within(1000, get());
    const all = Promise.all([get('token-1'), get('token-1')]);
    await clock.advance(1000);
    expect(await all).toEqual(['token-2', 'token-2']);
    expect(await get('token-1')).toBe('token-2');
    expect(asked).toHaveLength(2);
  });

  it('belongs to one login', async () => {
    const { asked, get, within } = setting();
    expect(await within(1000, Promise.all([get(), get(undefined, other)]).then(String))).toBe('token-1,token-2');
    expect(asked).toEqual(['get-token', 'get-another']);
  });
});

describe('when none is to be had', () => {
  it('the old one does until it expires', async () => {
    const { clock, get, within, goDown } = setting();
    await within(1000, get());
    goDown();
    await clock.advance(90_000);
    expect(await within(1000, get())).toBe('token-1');
    await clock.advance(9000);
    expect(await within(1000, get())).toBe('DOWN');
  });

  it('a refused one does not', async () => {
    const { get, within, goDown } = setting();
    await within(1000, get());
    goDown();
    expect(await within(1000, get('token-1'))).toBe('DOWN');
    expect(await within(1000, get())).toBe('DOWN');
  });
});

describe('who asks and leaves', () => {
  it('is answered at once, and the others get theirs', async () => {
    const { clock, get } = setting();
    const leaving = new AbortController();
    const left = get(undefined, login, leaving.signal);
    const stays = get();
    leaving.abort();
    expect(await left).toBe('ABORTED');
    await clock.advance(1000);
    expect(await stays).toBe('token-1');
  });

  it('as the last, gives the fetching up; the next begins when that has ended', async () => {
    const { clock, asked, get, most } = setting();
    const leaving = new AbortController();
    const left = get(undefined, login, leaving.signal);
    await settle();
    leaving.abort();
    expect(await left).toBe('ABORTED');
    const next = get();
    await clock.advance(1000);
    expect([await next, asked.length, most()]).toEqual(['token-2', 2, 1]);
  });

  it('leaves nothing behind after the end', async () => {
    const { clock, tokens, get } = setting();
    const pending = get();
    await settle();
    await tokens.close();
    await pending;
    expect(clock.sleeping).toBe(0);
  });
});

describe('the text of a token', () => {
  it.each([
    ['abc.DEF-_~+/=', true],
    ['two words', false],
    ['', false],
    ['é', false],
    ['a\nb', false],
  ])('%j: %s', (text, is) => {
    expect(isTokenText(text)).toBe(is);
  });
});
