/** Claims about what a close code means for a watch. */
import { describe, expect, it } from 'vitest';
import { farewellOf } from '../../../src/sources/socket-farewell.ts';

describe('a server that closes its WebSocket', () => {
  it.each([0, 3])('with 1000 is done, after %i messages', (messages) => {
    expect(farewellOf({ code: 1000, reason: 'bye' }, messages)).toEqual({ kind: 'end' });
  });

  it.each([1001, 1005, 1012])('with %i is asked again at the usual pace, if it has brought anything', (code) => {
    expect(farewellOf({ code, reason: '' }, 1)).toEqual({ kind: 'quiet', then: 'interval' });
  });

  it.each([
    [1001, '', 'the server closed the WebSocket (1001 going away)'],
    [1005, '', 'the server closed the WebSocket (1005 no code given)'],
    [1012, 'deploy', 'the server closed the WebSocket (1012 service restart): deploy'],
    [1006, '', 'the connection was lost: the WebSocket was not closed, it broke off (1006)'],
    [1008, 'token expired', 'the server closed the WebSocket (1008 policy violation): token expired'],
    [1011, '', 'the server closed the WebSocket (1011 internal error)'],
    [1013, '', 'the server closed the WebSocket (1013 try again later)'],
    [3000, '', 'the server closed the WebSocket (3000 unauthorized)'],
    [4001, 'who are\u001b[2J you?', 'the server closed the WebSocket (4001): who are\\u001b[2J you?'],
  ])('with %i is in trouble, and says why', (code, reason, message) => {
    expect(farewellOf({ code, reason }, 0)).toEqual({
      kind: 'failure',
      failure: { kind: 'network', code: `WS_${code}`, message },
    });
  });

  it.each([1006, 1008, 1011, 1013, 4001])('with %i is so after messages, too', (code) => {
    expect(farewellOf({ code, reason: '' }, 1)).toMatchObject({ kind: 'failure', failure: { code: `WS_${code}` } });
  });
});
