/** A reply as the judging part of the program sees it: decoded, classified, dated. */

import type { Json } from './json.ts';
import type { Failure, Meta } from './reply.ts';
import type { Instant } from './time.ts';

/** An answer of any status as it came: what is known of it, and its body. */
export interface RawAnswer {
  readonly meta: Meta;
  /** Decoded bytes, exactly as received. */
  readonly body: Uint8Array;
}

/** An answer whose body may be compared and judged. */
export interface Answer extends RawAnswer {
  /** The parsed document; the whole text where the body is not JSON; digest and size where it is not text either. */
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
  /** The server had nothing to say, and nothing is remembered that could be judged again. */
  | { readonly kind: 'silence'; readonly at: Instant; readonly meta?: Meta }
  /** No answer, or one whose content is unusable (then `meta` says what came). */
  | { readonly kind: 'trouble'; readonly at: Instant; readonly failure: Failure; readonly meta?: Meta };

/** What is known of the answer besides its body, if one came: a rejected or unusable one has this too. */
export function metaOf(observation: Observation): Meta | undefined {
  return observation.kind === 'value' ? observation.answer.meta : observation.meta;
}
