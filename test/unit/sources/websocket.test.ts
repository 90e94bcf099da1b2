/** Claims about the options of the source websocket. */
import { describe, expect, it } from 'vitest';
import { options } from '../../../src/config/options/table.ts';
import type { SocketRules } from '../../../src/domain/channels.ts';
import { websocket } from '../../../src/sources/websocket.ts';
import { laterMistakeOf } from '../../support/mistakes.ts';
import { requestTo } from '../../support/server-requests.ts';
import { sourcePorts } from '../../support/source-ports.ts';

const never = new AbortController().signal;

/** What a WebSocket is opened with for these options. */
async function openedWith(given: Readonly<Record<string, unknown>>) {
  const asked: SocketRules[] = [];
  const open = async (_spec: unknown, rules: SocketRules) => {
    asked.push(rules);
    return { kind: 'failure', failure: { kind: 'network', code: 'X', message: 'x' } } as const;
  };
  const feed = await websocket.open(
    { request: requestTo('http://a.test/'), options: given },
    sourcePorts({ webSockets: { open } }),
  );
  await feed.next(never);
  return asked[0];
}

describe('the source websocket', () => {
  it('takes its options as they are', async () => {
    expect(await openedWith({ send: ['a', 'b'], subprotocol: ['v1', 'v2'], pingInterval: 5000 })).toEqual({
      send: ['a', 'b'],
      subprotocols: ['v1', 'v2'],
      ping: 5000,
    });
  });

  it('sends nothing and offers nothing where nothing is said', async () => {
    expect(await openedWith({})).toEqual({ send: [], subprotocols: [], ping: 0 });
  });

  it('refuses what cannot be the name of a subprotocol', async () => {
    expect(await laterMistakeOf(openedWith({ subprotocol: ['v1', 'a b'] }))).toMatchObject({
      message: '--subprotocol: "a b" cannot be the name of a subprotocol',
      caret: 'a b',
    });
  });

  it('is meant by ws and wss, and its replies are messages', () => {
    expect([websocket.schemes, websocket.push]).toEqual([['ws:', 'wss:'], true]);
  });

  it('refuses options that there are, each with a reason', () => {
    const names = options.map(({ name }) => name);
    expect(Object.keys(websocket.refuses ?? {}).filter((name) => !names.includes(name))).toEqual([]);
    expect(Object.values(websocket.refuses ?? {}).filter((reason) => !/^[a-z].*[^.]$/.test(reason))).toEqual([]);
  });
});
