/** The options that say how news arrives. */

import type { Duration, Several } from './option-values.ts';

/** A way news arrives; `auto` goes by the options given, the URL and the first answer. */
export type SourceKind = 'auto' | 'cursor' | 'job' | 'listen' | 'long-poll' | 'poll' | 'sse' | 'websocket';

/** How news arrives. An option of one source chooses it where `source` does not. */
export interface SourceOptions {
  /** Default `auto`. */
  readonly source?: SourceKind;
  /** long-poll: how long the server is to hold a request while it has no news. Default 30s. */
  readonly hold?: Duration;
  /** job: where to ask about it, `{{PATH}}` filled in from the first answer: `/jobs/{{id}}`. */
  readonly jobUrl?: string;
  /** job: where its result is, `{{PATH}}` filled in from the last answer. */
  readonly resultUrl?: string;
  /** cursor: where an answer has the next one (`PATH`, `header:NAME`, `link:next`); `{{cursor}}` in the request is where it goes. */
  readonly cursor?: string;
  /** cursor: the first one; without it `{{cursor}}` is empty at first. */
  readonly cursorStart?: string;
  /** cursor: while this selects something, the next page is asked for at once. */
  readonly more?: string;
  /** sse: take only events of these names; those without one are called `message`. */
  readonly event?: Several<string>;
  /** sse: connect again when nothing has come for that long, not even a comment; 0 is never. Default 5m. */
  readonly idle?: Duration;
  /** websocket: send this whenever it is open, after each reconnect too. */
  readonly send?: Several<string>;
  /** websocket: offer these subprotocols. */
  readonly subprotocol?: Several<string>;
  /** websocket: ping after that long a silence; 0 is never. Default 30s. */
  readonly pingInterval?: Duration;
  /** listen: take only webhooks signed with one of these secrets (Standard Webhooks). */
  readonly verifySecret?: Several<string>;
  /** listen: take webhooks from other machines, too. */
  readonly public?: boolean;
}
