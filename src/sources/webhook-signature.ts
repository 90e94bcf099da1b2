/** Whether a webhook comes from whom it should: signatures as the Standard Webhooks specification has them (symmetric, v1). */

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Call } from '../domain/channels.ts';
import { UsageError } from '../domain/errors.ts';
import { headerOf } from '../domain/reply.ts';
import { type Instant, MINUTE, type Millis, SECOND } from '../domain/time.ts';

/** A secret shared with the sender. */
export type WebhookSecret = Uint8Array;

/** What a signature came to: `sound`, or why the call is refused. */
export type SignatureCheck = 'sound' | 'unsigned' | 'untimely' | 'wrong';

/** A call may be as old as that, or as far ahead; an older one may be an eavesdropper's, sent again. */
const WINDOW: Millis = 5 * MINUTE;
const PREFIX = 'whsec_';
const SCHEME = 'v1,';
const BASE64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}={0,2}|[A-Za-z\d+/]{3}=?)?$/;

/** A secret as senders show it: base64 behind `whsec_`, which may be left out. @throws UsageError that does not quote it. */
export function readWebhookSecret(text: string): WebhookSecret {
  const coded = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : text;
  const secret = BASE64.test(coded) ? Buffer.from(coded, 'base64') : Buffer.alloc(0);
  if (secret.length > 0) return secret;
  const why = text.startsWith('whpk_') ? 'this is a public key: signatures are checked by secrets' : 'this is no webhook secret';
  const hint = `It is ${PREFIX} and base64, as the sender shows it: --verify-secret '{{env:WEBHOOK_SECRET}}'.`;
  throw new UsageError(`--verify-secret: ${why}`, { hint });
}

/** Checks a call at `now`. One signature by one of the secrets is enough, so that they can be changed while calls come in. */
export function checkSignature(
  { headers, body }: Pick<Call, 'headers' | 'body'>,
  secrets: readonly WebhookSecret[],
  now: Instant,
): SignatureCheck {
  const id = headerOf(headers, 'webhook-id');
  const timestamp = headerOf(headers, 'webhook-timestamp');
  const signatures = headerOf(headers, 'webhook-signature');
  if (id === undefined || timestamp === undefined || signatures === undefined) return 'unsigned';
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(Number(timestamp) * SECOND - now) > WINDOW) return 'untimely';
  const given = signatures.split(' ').filter((each) => each.startsWith(SCHEME));
  const digests = given.map((each) => Buffer.from(each.slice(SCHEME.length), 'base64'));
  const isSigned = secrets.some((secret) => {
    const wanted = createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body).digest();
    return digests.some((digest) => digest.length === wanted.length && timingSafeEqual(digest, wanted));
  });
  return isSigned ? 'sound' : 'wrong';
}
