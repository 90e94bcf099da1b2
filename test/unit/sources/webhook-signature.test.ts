/** Claims about signatures, held against the reference implementation of the Standard Webhooks specification. */
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { checkSignature, readWebhookSecret } from '../../../src/sources/webhook-signature.ts';
import { mistakeOf } from '../../support/mistakes.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const other = 'whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0';
const now = Date.UTC(2026, 10, 20, 12, 0, 0);
const body = Buffer.from('{"status":"done", "sum":"ü"}');

/** A call signed by the reference implementation. */
function signed(by: string, at = now, id = 'msg_1') {
  const signature = new Webhook(by).sign(id, new Date(at), body.toString());
  return {
    body,
    headers: { 'webhook-id': id, 'webhook-timestamp': String(Math.floor(at / 1000)), 'webhook-signature': signature },
  };
}

const secrets = [readWebhookSecret(secret)];

describe('a signed call', () => {
  it.each([secret, secret.slice('whsec_'.length)])('is sound: %s', (text) => {
    expect(checkSignature(signed(secret), [readWebhookSecret(text)], now)).toBe('sound');
  });

  it('is sound by any of several secrets, and with any of several signatures', () => {
    const both = [readWebhookSecret(other), readWebhookSecret(secret)];
    expect(checkSignature(signed(secret), both, now)).toBe('sound');
    const call = signed(secret);
    const signatures = `v1a,xyz ${signed(other).headers['webhook-signature']} ${call.headers['webhook-signature']}`;
    expect(checkSignature({ ...call, headers: { ...call.headers, 'webhook-signature': signatures } }, secrets, now)).toBe(
      'sound',
    );
  });

  it.each([
    ['by another secret', signed(other)],
    ['with another body', { ...signed(secret), body: Buffer.from('{}') }],
    ['with another id', { body, headers: { ...signed(secret).headers, 'webhook-id': 'msg_2' } }],
    ['with another time', { body, headers: { ...signed(secret).headers, 'webhook-timestamp': String(now / 1000 + 1) } }],
    ['with a cut signature', { body, headers: { ...signed(secret).headers, 'webhook-signature': 'v1,AAAA' } }],
    ['with an empty one', { body, headers: { ...signed(secret).headers, 'webhook-signature': '' } }],
    [
      'in a scheme we do not know',
      { body, headers: { ...signed(secret).headers, 'webhook-signature': signed(secret).headers['webhook-signature'].slice(1) } },
    ],
  ])('%s is wrong', (_, call) => {
    expect(checkSignature(call, secrets, now)).toBe('wrong');
  });

  it.each([
    [-300, 'sound'],
    [-301, 'untimely'],
    [300, 'sound'],
    [301, 'untimely'],
  ])('from %i s is %s', (seconds, check) => {
    expect(checkSignature(signed(secret, now + seconds * 1000), secrets, now)).toBe(check);
  });

  it.each(['', '12x', '-5', '1e9', '9'.repeat(13)])('with the time %j is untimely', (timestamp) => {
    const call = { body, headers: { ...signed(secret).headers, 'webhook-timestamp': timestamp } };
    expect(checkSignature(call, secrets, now)).toBe('untimely');
  });

  it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('without %s is unsigned', (name) => {
    const headers: Record<string, string> = { ...signed(secret).headers };
    delete headers[name];
    expect(checkSignature({ body, headers }, secrets, now)).toBe('unsigned');
  });
});

describe('a secret', () => {
  it.each(['', 'whsec_', 'whsec_a', 'not base64!', 'whsec_ab=c'])('%j is none', (text) => {
    expect(mistakeOf(() => readWebhookSecret(text))).toMatchObject({
      message: '--verify-secret: this is no webhook secret',
      hint: "It is whsec_ and base64, as the sender shows it: --verify-secret '{{env:WEBHOOK_SECRET}}'.",
    });
  });

  it('is not a public key', () => {
    expect(mistakeOf(() => readWebhookSecret('whpk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')).message).toBe(
      '--verify-secret: this is a public key: signatures are checked by secrets',
    );
  });
});
