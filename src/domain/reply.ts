/** What a source hands over: one piece of news, or the expected reasons why there is none. */

import type { Json } from './json.ts';
import type { Notice } from './notice.ts';
import type { Instant, Millis } from './time.ts';

/** Header fields by lower-case name; a field sent several times is a list. */
export type HeaderFields = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What is known of an answer besides its body. */
export interface Meta {
  readonly status: number;
  /** The reason phrase as sent; may be empty, is untrusted. */
  readonly reason: string;
  readonly headers: HeaderFields;
  /** The URL that answered, after redirects. */
  readonly url: string;
  /** From sending the request to the last byte of the body. */
  readonly latency: Millis;
  /** Bytes of the body as it came over the wire; 0 for a 304. */
  readonly bytes: number;
  /** When the certificate the answer came under expires; absent on plain connections. */
  readonly certExpires?: Instant;
  /** The name of the message on sources that name their messages. */
  readonly event?: string;
  /** What the other side tells the message apart by, on sources whose messages have such an id. */
  readonly id?: string;
}

/** When to ask again after a calm reply: the source's own word on its rhythm. */
export type Then = 'now' | 'interval';

/** Expected trouble, as a value. */
export type Failure =
  /** No connection, or it broke: `code` as Node names it (ECONNREFUSED, ENOTFOUND, …). */
  | { readonly kind: 'network'; readonly code: string; readonly message: string }
  /** Nothing, or not everything, came within `after`. */
  | { readonly kind: 'timeout'; readonly after: Millis; readonly phase: 'connect' | 'answer' }
  /** TLS or HTTP trouble that waiting does not cure: certificates, plain text on an https port, redirects that lead nowhere. */
  | { readonly kind: 'protocol'; readonly code: string; readonly message: string; readonly hint?: string }
  /** The decoded body is larger than the limit, in bytes. */
  | { readonly kind: 'oversize'; readonly limit: number; readonly meta: Meta }
  /** An answer came but its content is not usable: a cut or false encoding, not JSON where JSON was, too deep. */
  | { readonly kind: 'malformed'; readonly message: string; readonly meta?: Meta; readonly hint?: string };

/** What a source may say beside its reply. */
interface Aside {
  /** Told with it: what the source has found out about the server. */
  readonly notices?: readonly Notice[];
  /** The least pause the source wants before it is asked again. */
  readonly floor?: Millis;
  /** What the first answer was has made another source of this one, from this reply on. */
  readonly turned?: Turned;
}

/** What a source has turned into. */
export interface Turned {
  readonly kind: string;
  /** Each reply is a message of its own from now on. */
  readonly push: boolean;
}

/** What one `next()` of a feed gives. Any HTTP status is a response. */
export type Reply =
  | (Aside & {
      readonly kind: 'response';
      readonly body: Uint8Array;
      readonly meta: Meta;
      readonly then: Then;
      readonly resume?: Json;
      /**
       * What it holds came into being since the watch began, or since its cursor: even a first reply is news. False: it was
       * there before, like a further page of the first answer, and none of its items is news. Absent: all but the first is news.
       */
      readonly fresh?: boolean;
    })
  /** The server said 304: judged as a repeat of the last good answer. */
  | (Aside & { readonly kind: 'unmodified'; readonly meta: Meta; readonly then: Then; readonly resume?: Json })
  /**
   * Neither news nor trouble: a held request ended without any, a job was taken on, a stream was closed in peace. Judged as a
   * repeat of the last good answer where there is one.
   */
  | (Aside & { readonly kind: 'quiet'; readonly meta?: Meta; readonly then: Then; readonly resume?: Json })
  | (Aside & { readonly kind: 'failure'; readonly failure: Failure })
  /** The stream is over and will not come back. */
  | (Aside & { readonly kind: 'end' });

/** One header's value, repeated fields joined by a comma (RFC 9110 §5.3); undefined when absent. */
export function headerOf(headers: HeaderFields, name: string): string | undefined {
  const values = fieldValues(headers, name);
  return values.length > 1 ? values.join(', ') : values[0];
}

/** The values of a header, one for each time it was sent. White space around a value is no part of it (RFC 9110 §5.5). */
export function fieldValues(headers: HeaderFields, name: string): readonly string[] {
  const field = name.toLowerCase();
  const value = Object.hasOwn(headers, field) ? headers[field] : undefined;
  if (value === undefined) return NONE;
  return typeof value === 'string' ? [value.trim()] : value.map((each) => each.trim());
}

const NONE: readonly string[] = [];

/** The header as lines, `name: value`, in the order it came; one for each time a field was sent. */
export function fieldLines(headers: HeaderFields): readonly string[] {
  return Object.entries(headers).flatMap(([name, value = []]) =>
    (typeof value === 'string' ? [value] : value).map((one) => `${name}: ${one}`),
  );
}
