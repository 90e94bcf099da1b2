/** An answer that goes on, as an exchange: its body decoded, its failures told in words, closed with its connection. */

import type { ByteStream, Exchange } from '../../domain/ports.ts';
import type { Failure, Meta } from '../../domain/reply.ts';
import type { Head } from './attempt.ts';
import { decodedStream } from './decoded-stream.ts';
import type { FlowingBody } from './flowing-body.ts';
import { ABORTED } from './watchdog.ts';

/** What has come of it. */
export interface Streaming {
  readonly head: Head;
  readonly body: FlowingBody;
}

/** What is known of where it comes from. */
export interface Provenance {
  readonly meta: Meta;
  readonly failureOf: (error: unknown) => Failure;
  /** Ends the connection. */
  readonly drop: () => Promise<void>;
}

/** The exchange; a failure where the body has codings that cannot be taken off. */
export function streamedAnswer({ head, body }: Streaming, { meta, failureOf, drop }: Provenance): Exchange {
  const wire: ByteStream = {
    async next(signal) {
      const piece = await body.next(signal);
      if (piece.kind === 'broken') return { kind: 'failure', failure: failureOf(piece.error) };
      return piece.kind === 'aborted' ? { kind: 'failure', failure: ABORTED } : piece;
    },
    close: drop,
  };
  const decoded = head.codings.length === 0 ? wire : decodedStream(wire, head.codings);
  if (typeof decoded !== 'string') return { kind: 'stream', meta, body: decoded };
  void drop();
  return { kind: 'failure', failure: { kind: 'malformed', message: decoded, meta } };
}
