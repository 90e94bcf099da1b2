/** The header fields by which a receiver knows that a webhook is ours and new (Standard Webhooks 1.0). */

import { createHmac } from 'node:crypto';
import { type Instant, SECOND } from '../domain/time.ts';

const PREFIX = 'whsec_';
/** The bytes a key may have. */
const KEY = { fewest: 24, most: 64 };

/** One attempt to deliver a webhook. */
export interface Attempt {
  /** The same for every attempt at one message. */
  readonly id: string;
  readonly at: Instant;
  readonly body: string;
}

/** The key in a secret, `whsec_` and 24 to 64 bytes in base64; undefined for anything else. */
export function keyIn(secret: string): Buffer | undefined {
  const text = secret.slice(PREFIX.length);
  if (!secret.startsWith(PREFIX) || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  const key = Buffer.from(text, 'base64');
  return key.length >= KEY.fewest && key.length <= KEY.most ? key : undefined;
}

/** A secret for a key. */
export function secretOf(key: Buffer): string {
  return PREFIX + key.toString('base64');
}

/** `webhook-id`, `webhook-timestamp` and `webhook-signature` of an attempt. */
export function signatureFields({ id, at, body }: Attempt, key: Buffer): Readonly<Record<string, string>> {
  const timestamp = Math.floor(at / SECOND);
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': `${timestamp}`, 'webhook-signature': `v1,${signature}` };
}
