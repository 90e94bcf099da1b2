/** Claims about what is said when a token endpoint gives no token. */
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../../src/domain/reply.ts';
import { answerTrouble, endpointTrouble, oauthErrorOf } from '../../../../src/system/login/endpoint-trouble.ts';
import { metaOf } from '../../../support/records.ts';

const url = 'https://login.test/oauth/token?tenant=secret-tenant';
const meta = metaOf();
const who = 'the token endpoint https://login.test/oauth/token';

describe('an endpoint that cannot be reached', () => {
  it.each<[Failure, Failure]>([
    [
      { kind: 'network', code: 'ECONNREFUSED', message: 'connection refused' },
      { kind: 'network', code: 'ECONNREFUSED', message: `${who}: connection refused` },
    ],
    [
      { kind: 'timeout', after: 30_000, phase: 'answer' },
      { kind: 'network', code: 'ETIMEDOUT', message: `${who}: no complete answer within 30s` },
    ],
    [
      { kind: 'timeout', after: 10_000, phase: 'connect' },
      { kind: 'network', code: 'ETIMEDOUT', message: `${who}: no connection within 10s` },
    ],
    [
      { kind: 'protocol', code: 'CERT_HAS_EXPIRED', message: 'the certificate has expired', hint: 'Renew it.' },
      { kind: 'protocol', code: 'CERT_HAS_EXPIRED', message: `${who}: the certificate has expired`, hint: 'Renew it.' },
    ],
    [
      { kind: 'oversize', limit: 1, meta },
      { kind: 'malformed', message: `the answer of ${who} is no token: it is too large` },
    ],
    [
      { kind: 'malformed', message: 'the gzip body was cut off', meta },
      { kind: 'malformed', message: `the answer of ${who} is no token: the gzip body was cut off` },
    ],
  ])('%j is named', (failure, named) => {
    expect(endpointTrouble(failure, url)).toEqual(named);
  });

  it('is not blamed for what we stopped', () => {
    const failure: Failure = { kind: 'network', code: 'ABORTED', message: 'the request was stopped' };
    expect(endpointTrouble(failure, url)).toBe(failure);
  });
});

describe('an endpoint that refuses', () => {
  const said = (status: number, body: unknown, reason = '') =>
    answerTrouble(
      { kind: 'answer', meta: { ...meta, status, reason }, body: new TextEncoder().encode(JSON.stringify(body)) },
      url,
      (text) => text.replaceAll('hunter22', '***'),
    );

  it.each([
    [401, 'invalid_client', 'Check --oauth2-client-id and --oauth2-client-secret.'],
    [400, 'invalid_scope', 'Check --oauth2-scope.'],
    [400, 'unauthorized_client', 'This client may not use the client credentials grant; its owner can allow it.'],
    [400, 'invalid_request', 'Check --oauth2-token-url.'],
  ])('with %i %s is final, and says what to check', (status, error, hint) => {
    expect(said(status, { error }, 'No')).toEqual({
      kind: 'protocol',
      code: error.toUpperCase(),
      message: `${who} answered ${status} No: ${error}`,
      hint,
    });
  });

  it('is quoted, harmless and without secrets', () => {
    expect(said(400, { error: 'invalid_client', error_description: 'no hunter22\u001b[0m' }, 'hunter22')).toMatchObject({
      message: `${who} answered 400 ***: invalid_client, no ***\\u001b[0m`,
    });
  });

  it.each([
    [404, 'Check --oauth2-token-url.'],
    [302, 'Give the URL it redirects to.'],
  ])('with a bare %i is final', (status, hint) => {
    expect(said(status, 'x')).toEqual({ kind: 'protocol', code: `TOKEN_${status}`, message: `${who} answered ${status}`, hint });
  });

  it.each([408, 425, 429, 500, 503])('with %i may be asked again', (status) => {
    expect(said(status, [])).toEqual({ kind: 'network', code: `TOKEN_${status}`, message: `${who} answered ${status}` });
  });
});

describe('the error in a body', () => {
  it.each([['null'], ['[]'], ['{"error":1}'], ['{"error":""}'], ['<html>']])('is none in %s', (text) => {
    expect(oauthErrorOf(new TextEncoder().encode(text))).toBe(undefined);
  });
});
