/** A whole body on the wire made into an answer, or into the failure that keeps it from being one. */

import type { Exchange } from '../../domain/ports.ts';
import type { Meta } from '../../domain/reply.ts';
import { decode } from './decode.ts';

/** What of an answer decides how its body is read. */
export interface Coded {
  readonly meta: Meta;
  /** In the order they were applied. */
  readonly codings: readonly string[];
  /** Decoded bytes. */
  readonly limit: number;
}

/** The answer with its codings taken off, within the limit. */
export function decodedAnswer(wire: Uint8Array, { meta, codings, limit }: Coded): Exclude<Exchange, { kind: 'stream' }> {
  const decoded = decode(wire, codings, limit);
  switch (decoded.kind) {
    case 'body':
      return { kind: 'answer', meta, body: decoded.body };
    case 'oversize':
      return { kind: 'failure', failure: { kind: 'oversize', limit, meta } };
    case 'malformed':
      return { kind: 'failure', failure: { kind: 'malformed', message: decoded.message, meta } };
  }
}
