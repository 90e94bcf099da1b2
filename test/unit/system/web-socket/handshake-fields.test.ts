/** Claims about the header fields of a handshake. */
import { describe, expect, it } from 'vitest';
import { handshakeFields } from '../../../../src/system/web-socket/handshake-fields.ts';

describe('the fields of a handshake', () => {
  it("are the user's, spelled and repeated as written", () => {
    const headers = [
      ['X-Key', 'a'],
      ['Cookie', 'a=1'],
      ['x-key', 'b'],
    ] as const;
    expect(handshakeFields({ headers }, { subprotocols: [] })).toEqual({
      headers: { 'X-Key': ['a', 'b'], Cookie: ['a=1'] },
      subprotocols: [],
    });
  });

  it('are sent in UTF-8', () => {
    expect(handshakeFields({ headers: [['X-Key', 'é']] }, { subprotocols: [] }).headers).toEqual({ 'X-Key': ['Ã©'] });
  });

  it('leave out the handshake of the browser a command was copied from', () => {
    const headers = [
      ['Origin', 'https://app.test'],
      ['Connection', 'Upgrade'],
      ['Upgrade', 'websocket'],
      ['Sec-WebSocket-Key', 'x'],
      ['Sec-WebSocket-Version', '13'],
      ['Sec-WebSocket-Extensions', 'permessage-deflate'],
      ['Accept-Encoding', 'gzip'],
    ] as const;
    expect(handshakeFields({ headers }, { subprotocols: [] }).headers).toEqual({ Origin: ['https://app.test'] });
  });

  it('offer each subprotocol once: those of the rules, then those of a field', () => {
    const headers = [['Sec-WebSocket-Protocol', 'b, c, d e,']] as const;
    expect(handshakeFields({ headers }, { subprotocols: ['a', 'b', 'a'] })).toEqual({
      headers: {},
      subprotocols: ['a', 'b', 'c'],
    });
  });
});
