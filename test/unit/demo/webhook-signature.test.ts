/** Claims about signatures: the standard's own library accepts them, and keys are what the standard says. */
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { keyIn, secretOf, signatureFields } from '../../../src/demo/webhook-signature.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

describe('a signature', () => {
  it('is the one of the standard', () => {
    const at = 1_700_000_000_999;
    const attempt = { id: 'msg_1', at, body: '{"type":"deploy.done"}' };
    const fields = signatureFields(attempt, keyIn(SECRET) ?? Buffer.alloc(0));
    expect(fields).toMatchObject({ 'webhook-id': 'msg_1', 'webhook-timestamp': '1700000000' });
    expect(fields['webhook-signature']).toBe(new Webhook(SECRET).sign('msg_1', new Date(at), attempt.body));
  });
});

describe('a secret', () => {
  it.each([24, 64])('holds a key of %i bytes', (length) => {
    const key = Buffer.alloc(length, 7);
    expect(keyIn(secretOf(key))).toEqual(key);
  });

  it.each([
    ['too short', secretOf(Buffer.alloc(23))],
    ['too long', secretOf(Buffer.alloc(65))],
    ['without its prefix', SECRET.slice(6)],
    ['not in base64', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa!!'],
    ['empty', ''],
  ])('is refused when it is %s', (_, secret) => {
    expect(keyIn(secret)).toBe(undefined);
  });
});
