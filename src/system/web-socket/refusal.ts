/** The answer of a server that does not switch to WebSocket: an ordinary one, whose body is read within the bounds. */

import type { IncomingMessage } from 'node:http';
import type { Handshake } from '../../domain/channels.ts';
import { headerOf, type Meta } from '../../domain/reply.ts';
import { codingsOf } from '../http/decode.ts';
import { decodedAnswer } from '../http/decoded-answer.ts';
import { failureOf } from '../http/failure.ts';

/** What is known of the answer before its body. */
export type MetaOf = (answer: IncomingMessage, bytes: number) => Meta;

/** How a body ended. */
type Wire = Uint8Array | 'oversize' | Error;

/** Reads the answer. `limit` is that of the decoded body, in bytes. Does not close the connection. */
export async function readRefusal(answer: IncomingMessage, limit: number, metaOf: MetaOf): Promise<Handshake> {
  const wire = await collect(answer, limit);
  const meta = metaOf(answer, wire instanceof Uint8Array ? wire.length : 0);
  if (wire === 'oversize') return { kind: 'failure', failure: { kind: 'oversize', limit, meta } };
  if (wire instanceof Error) {
    const reached = { sent: true, stale: false, begun: true };
    return { kind: 'failure', failure: failureOf(wire, { url: meta.url, reached, speaksHttp: true }) };
  }
  const codings = wire.length === 0 ? [] : codingsOf(headerOf(meta.headers, 'content-encoding'));
  return decodedAnswer(wire, { meta, codings, limit });
}

function collect(answer: IncomingMessage, limit: number): Promise<Wire> {
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    answer.on('data', (chunk: Uint8Array) => {
      bytes += chunk.length;
      if (bytes > limit) resolve('oversize');
      else chunks.push(chunk);
    });
    answer.once('end', () => resolve(Buffer.concat(chunks)));
    // Node says ECONNRESET of a body that was cut.
    answer.on('error', resolve);
  });
}
