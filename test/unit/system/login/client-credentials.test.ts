/** Claims about the client credentials grant (RFC 6749 §4.4). */
import { describe, expect, it } from 'vitest';
import type { Http } from '../../../../src/domain/ports.ts';
import type { RequestSpec } from '../../../../src/domain/watch.ts';
import { createSecrets } from '../../../../src/requests/known-secrets.ts';
import { openClientCredentials } from '../../../../src/system/login/client-credentials.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { metaOf } from '../../../support/records.ts';
import { requestTo } from '../../../support/server-requests.ts';

const tokenUrl = 'https://login.test/token';
const login = {
  kind: 'client-credentials',
  tokenUrl,
  clientId: 'me-1.a_b:c',
  clientSecret: 's3cret/+ä',
  scope: 'read write',
} as const;
const spec = requestTo('https://api.test/');
const never = new AbortController().signal;

interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** An endpoint that gives these answers in order, the last again and again. */
function endpoint(...answers: readonly Answer[]) {
  const clock = createFakeClock(1_000_000);
  const secrets = createSecrets();
  const asked: { style: 'basic' | 'post'; body: URLSearchParams; authorization: string }[] = [];
  const http: Http = {
    async exchange(request: RequestSpec) {
      const body = new URLSearchParams(new TextDecoder().decode(request.body));
      const authorization = request.headers.find(([name]) => name === 'authorization')?.[1] ?? '';
      asked.push({ style: authorization === '' ? 'post' : 'basic', body, authorization });
      const { status = 200, headers = {}, body: text } = answers[Math.min(asked.length, answers.length) - 1] ?? { body: '' };
      const bytes = new TextEncoder().encode(typeof text === 'string' ? text : JSON.stringify(text));
      // The answer takes its time: a token's life is not counted from its arrival.
      await clock.advance(500);
      return { kind: 'answer', meta: metaOf({ status, reason: '', headers }), body: bytes };
    },
    close: async () => undefined,
  };
  const ask = openClientCredentials({ http, secrets, clock });
  return { asked, secrets, grant: () => ask({ login, spec }, never) };
}

const good = { access_token: 'token-12345', token_type: 'Bearer', expires_in: 3600 };
const refused = (headers: Readonly<Record<string, string>> = {}): Answer => ({
  status: 401,
  headers,
  body: { error: 'invalid_client', error_description: 'no' },
});

describe('the request', () => {
  it('says who asks as the standard has it: form-encoded, in a Basic header', async () => {
    const { asked, grant } = endpoint({ body: good });
    await grant();
    expect(atob(asked[0]?.authorization.replace('Basic ', '') ?? '')).toBe('me-1.a_b%3Ac:s3cret%2F%2B%C3%A4');
    expect([...(asked[0]?.body ?? [])]).toEqual([
      ['scope', 'read write'],
      ['grant_type', 'client_credentials'],
    ]);
  });

  it('is sent again with the secret in the body where the server does not know Basic, and so from then on', async () => {
    const { asked, grant } = endpoint(refused(), { body: good });
    expect((await grant()).kind).toBe('token');
    await grant();
    expect(asked.map(({ style }) => style)).toEqual(['basic', 'post', 'post']);
    expect(asked[1]?.body.get('client_secret')).toBe(login.clientSecret);
    expect(asked[1]?.body.get('client_id')).toBe(login.clientId);
  });

  it('is not where the server knows Basic and refuses', async () => {
    const { asked, grant } = endpoint(refused({ 'www-authenticate': 'Bearer, basic realm="x"' }));
    expect(await grant()).toMatchObject({ kind: 'failure', failure: { code: 'INVALID_CLIENT' } });
    expect(asked).toHaveLength(1);
  });

  it('is tried both ways again the next time where neither is taken', async () => {
    const { asked, grant } = endpoint(refused());
    await grant();
    await grant();
    expect(asked.map(({ style }) => style)).toEqual(['basic', 'post', 'basic', 'post']);
  });
});

describe('the token', () => {
  it('is to be renewed half a minute before it expires, counted from the request', async () => {
    const grant = await endpoint({ body: good }).grant();
    const expiresAt = 1_000_000 + 3_600_000;
    expect(grant).toEqual({ kind: 'token', token: { value: 'token-12345', expiresAt, renewAt: expiresAt - 30_000 } });
  });

  it.each([
    [100, 90_000],
    ['10', 9000],
    [0, 0],
  ])('that lives for %j s is to be renewed after %i ms', async (expires_in, after) => {
    expect(await endpoint({ body: { ...good, expires_in } }).grant()).toMatchObject({ token: { renewAt: 1_000_000 + after } });
  });

  it('of unknown life is good until it is refused', async () => {
    const { expires_in: _, ...body } = good;
    const forever = Number.POSITIVE_INFINITY;
    expect(await endpoint({ body }).grant()).toMatchObject({ token: { expiresAt: forever, renewAt: forever } });
  });

  it('comes with others that are left alone', async () => {
    const body = { ...good, id_token: 'not.a.jwt', refresh_token: 'refresh-12345' };
    expect(await endpoint({ body }).grant()).toMatchObject({ token: { value: 'token-12345' } });
  });

  it.each([
    ['<html>', /: "response" body "access_token" property must be a string$/],
    [{ access_token: 'token-12345' }, /"token_type" property must be a string$/],
    [{ ...good, access_token: '' }, /"access_token" property must not be empty$/],
    [{ ...good, access_token: 'two words' }, /: no header can carry it$/],
    [{ ...good, token_type: 'DPoP' }, /: it is not to be used as a bearer token$/],
    [{ ...good, token_type: 'mac' }, /: unsupported `token_type` value$/],
    [{ ...good, expires_in: -1 }, /"expires_in"/],
  ])('is none in %j, which may pass', async (body, message) => {
    const grant = await endpoint({ body }).grant();
    expect(grant).toMatchObject({ kind: 'failure', failure: { kind: 'malformed', message: expect.stringMatching(message) } });
  });
});

describe('a secret', () => {
  it('is whatever came up on the way', async () => {
    const body = { ...good, refresh_token: 'refresh-12345', id_token: 'identity-12345' };
    const { asked, secrets, grant } = endpoint({ body });
    await grant();
    const texts = ['token-12345', 'refresh-12345', 'identity-12345', asked[0]?.authorization ?? ''];
    expect(texts.map(secrets.mask)).toEqual(['***', '***', '***', '***']);
    expect(secrets.mask('a Bearer of good news')).toBe('a Bearer of good news');
  });

  it('is a token in a refusal, too', async () => {
    const body = { error: 'invalid_request', error_description: 'token-12345 was revoked', access_token: 'token-12345' };
    const { grant } = endpoint({ status: 400, headers: { 'www-authenticate': 'Basic' }, body });
    expect(await grant()).toMatchObject({
      failure: { message: expect.stringMatching(/ answered 400: invalid_request, \*\*\* was revoked$/) },
    });
  });
});
