/** The source whose news are the messages of a WebSocket: its options, and what cannot be said of it. */

import type { SourceDefinition } from '../domain/definition.ts';
import { UsageError, wholeOf } from '../domain/errors.ts';
import { isSubprotocol } from '../requests/subprotocol.ts';
import type { MessageRules } from './socket-messages.ts';

const NO_BODY = 'a handshake is a GET without a body; --send sends text once the WebSocket is open';

/** WebSocket (RFC 6455). Each message is a reply; it has no resume point, because the protocol has none. */
export const websocket: SourceDefinition = {
  kind: 'websocket',
  summary: 'take the messages of a WebSocket',
  push: true,
  schemes: ['ws:', 'wss:'],
  options: [
    {
      name: 'send',
      group: 'Sources',
      value: 'text',
      placeholder: 'TEXT',
      repeatable: true,
      guarded: true,
      summary: 'send this whenever the WebSocket is open, after each reconnect too',
    },
    {
      name: 'subprotocol',
      group: 'Sources',
      value: 'text',
      placeholder: 'NAME',
      repeatable: true,
      summary: 'offer this subprotocol to a WebSocket',
    },
    {
      name: 'ping-interval',
      group: 'Sources',
      value: 'duration',
      placeholder: 'DUR',
      standard: '30s',
      summary: 'ping a WebSocket after that long a silence; 0 is never',
    },
  ],
  refuses: {
    request: NO_BODY,
    data: NO_BODY,
    'data-raw': NO_BODY,
    'data-binary': NO_BODY,
    'data-urlencode': NO_BODY,
    'data-json': NO_BODY,
    get: NO_BODY,
    repeat: NO_BODY,
    conditional: 'messages have no validators',
    'compare-headers': 'messages have no header fields',
    http2: 'a WebSocket is opened over HTTP/1.1',
  },
  async open({ request, options }, ports) {
    const rules = rulesOf(options);
    const { Messages } = await import('./socket-messages.ts');
    return new Messages(request, rules, ports);
  },
};

function rulesOf({ send, subprotocol, pingInterval }: Readonly<Record<string, unknown>>): MessageRules {
  const subprotocols = textsOf(subprotocol);
  const wrong = subprotocols.find((name) => !isSubprotocol(name));
  if (wrong !== undefined) {
    const hint = 'It is one word; give the option several times for several.';
    throw new UsageError(`--subprotocol: "${wrong}" cannot be the name of a subprotocol`, { hint, spot: wholeOf(wrong) });
  }
  return { subprotocols, ping: typeof pingInterval === 'number' ? pingInterval : 0, send: textsOf(send) };
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
