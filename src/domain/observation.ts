/** A reply as the judging part of the program sees it: decoded, classified, dated. */

import type { Json } from './json.ts';
import type { Failure, Meta } from './reply.ts';
import type { Instant } from './time.ts';

/** An answer whose body may be compared and judged. */
export interface Answer {
  readonly meta: Meta;
  /** Decoded bytes, exactly as received. */
  readonly body: Uint8Array;
  /** The parsed document, or the whole text where the body is not JSON. */
  readonly value: Json;
  readonly format: 'json' | 'text' | 'binary';
}

/** One poll, understood. */
export type Observation =
  /** A usable answer; `repeat` when the same bytes (or a 304) came before, so nothing needs comparing. */
  | {
      readonly kind: 'value';
      readonly at: Instant;
      readonly answer: Answer;
      readonly repeat: boolean;
      readonly unmodified: boolean;
    }
  /** An answer whose status is not among the ok ones. Its body is shown, never compared or judged. */
  | { readonly kind: 'rejection'; readonly at: Instant; readonly meta: Meta; readonly body: Uint8Array }
  /** No answer, or one whose content is unusable (then `meta` says what came). */
  | { readonly kind: 'trouble'; readonly at: Instant; readonly failure: Failure; readonly meta?: Meta };
