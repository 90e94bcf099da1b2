import { createSecureContext, type TlsOptions } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { plainRoute } from '../../src/domain/route.ts';
import { startServer } from '../support/server.ts';
import { served, servedExpires } from '../support/server-authority.ts';
import { expired, key, otherName, selfSigned, selfSignedExpires } from '../support/server-certificates.ts';
import { answerOf, failureIn, openTestClient } from '../support/server-client.ts';

describe('a certificate that is not to be trusted', () => {
  it.each([
    ['self-signed', selfSigned, 'DEPTH_ZERO_SELF_SIGNED_CERT', 'the certificate is self-signed'],
    ['expired', expired, 'CERT_HAS_EXPIRED', 'the certificate has expired'],
  ])('%s: nothing is sent', async (_, cert, code, what) => {
    await using server = await startServer(() => ({}), { tls: { key, cert } });
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url))).toMatchObject({
      kind: 'protocol',
      code,
      message: `${what} (${code})`,
      hint: expect.stringContaining('-k'),
    });
    expect(server.requests).toEqual([]);
  });

  it.each([
    ['self-signed', selfSigned],
    ['expired', expired],
    ['for another name', otherName],
  ])('%s: taken where that is asked for', async (_, cert) => {
    await using server = await startServer(() => ({ body: 'ok' }), { tls: { key, cert } });
    await using client = openTestClient();
    expect(answerOf(await client.ask(server.url, { route: { ...plainRoute, insecure: true } })).text).toBe('ok');
  });

  it('is taken by no other request for that', async () => {
    await using server = await startServer(() => ({}), { tls: { key, cert: selfSigned } });
    await using client = openTestClient();
    answerOf(await client.ask(server.url, { route: { ...plainRoute, insecure: true } }));
    expect(failureIn(await client.ask(server.url)).kind).toBe('protocol');
    answerOf(await client.ask(server.url, { route: { ...plainRoute, insecure: true } }));
    expect(server.connections).toBe(2);
  });
});

describe('over TLS', () => {
  it('connections are kept, and every answer says when the certificate expires', async () => {
    await using server = await startServer(() => ({}), { tls: { key, cert: selfSigned } });
    await using client = openTestClient();
    for (let poll = 0; poll < 4; poll++) {
      const { meta } = answerOf(await client.ask(server.url, { route: { ...plainRoute, insecure: true } }));
      expect(meta.certExpires).toBe(selfSignedExpires);
      if (poll === 1) server.dropConnections();
    }
    expect(server.connections).toBe(2);
  });

  it('a certificate that was renewed is seen with the next connection: no session is resumed', async () => {
    const contexts = [{ key, cert: selfSigned }, served].map((each) => createSecureContext(each));
    const SNICallback: TlsOptions['SNICallback'] = (_, use) => use(null, contexts.shift());
    await using server = await startServer(() => ({}), { tls: { ...served, SNICallback } });
    await using client = openTestClient();
    const ask = async () => answerOf(await client.ask(server.url, { route: { ...plainRoute, insecure: true } })).meta.certExpires;
    const before = [await ask(), await ask()];
    server.dropConnections();
    expect([...before, await ask()]).toEqual([selfSignedExpires, selfSignedExpires, servedExpires]);
  });

  it('a connection closed as a GET arrives is replaced silently', async () => {
    await using server = await startServer(
      (request, response) => {
        if (server.requests.length !== 2) return { body: `on ${request.connection}` };
        response.socket?.destroy();
        return undefined;
      },
      { tls: { key, cert: selfSigned } },
    );
    await using client = openTestClient();
    expect(answerOf(await client.ask(server.url, { route: { ...plainRoute, insecure: true } })).text).toBe('on 1');
    expect(answerOf(await client.ask(server.url, { route: { ...plainRoute, insecure: true } })).text).toBe('on 2');
  });

  it('the certificate must fit the URL, not a Host field', async () => {
    await using server = await startServer(() => ({}), { tls: { key, cert: otherName } });
    await using client = openTestClient();
    const failure = failureIn(await client.ask(server.url, { headers: [['Host', 'other.test']] }));
    expect(failure.kind).toBe('protocol');
  });
});

describe('the wrong scheme', () => {
  it('https to a port that speaks plain text says so', async () => {
    await using server = await startServer(() => ({}));
    await using client = openTestClient();
    expect(failureIn(await client.ask(`https://127.0.0.1:${server.port}/x`))).toEqual({
      kind: 'protocol',
      code: 'NOT_TLS',
      message: `127.0.0.1:${server.port} speaks plain text, not TLS`,
      hint: `Use http://127.0.0.1:${server.port}`,
    });
  });

  it('http to a port that speaks TLS is trouble: most such servers hang up without a word', async () => {
    await using server = await startServer(() => ({}), { tls: { key, cert: selfSigned } });
    await using client = openTestClient();
    const failure = failureIn(await client.ask(`http://127.0.0.1:${server.port}/x`));
    expect(failure).toMatchObject({ kind: 'network', code: 'ECONNRESET' });
  });
});
