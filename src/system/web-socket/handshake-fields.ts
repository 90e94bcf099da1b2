/** The header fields of a handshake: what the user set, less what belongs to HTTP or is the handshake's own. */

import type { SocketRules } from '../../domain/channels.ts';
import type { RequestSpec } from '../../domain/watch.ts';
import { fieldBytes } from '../../requests/secret-forms.ts';
import { isSubprotocol } from '../../requests/subprotocol.ts';
import type { Opening } from './ws.ts';

// A command that a browser has copied brings its own handshake along, and codings that a stream of messages has no use for.
const DROPPED: ReadonlySet<string> = new Set([
  'connection',
  'upgrade',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'content-length',
  'expect',
  'accept-encoding',
  'sec-websocket-key',
  'sec-websocket-version',
  'sec-websocket-extensions',
  'sec-websocket-accept',
]);
const SUBPROTOCOLS = 'sec-websocket-protocol';

/** The fields that are sent, and the subprotocols: those of the rules, then those of a field the user wrote. */
export function handshakeFields(
  { headers }: Pick<RequestSpec, 'headers'>,
  { subprotocols }: Pick<SocketRules, 'subprotocols'>,
): Pick<Opening, 'headers' | 'subprotocols'> {
  const fields = new Map<string, { readonly name: string; readonly values: string[] }>();
  const written: string[] = [];
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    if (key === SUBPROTOCOLS) written.push(...value.split(',').map((each) => each.trim()));
    else if (!DROPPED.has(key)) {
      const field = fields.get(key) ?? { name, values: [] };
      field.values.push(fieldBytes(value));
      fields.set(key, field);
    }
  }
  return {
    headers: Object.fromEntries([...fields.values()].map(({ name, values }) => [name, values])),
    subprotocols: [...new Set([...subprotocols, ...written.filter(isSubprotocol)])],
  };
}
