import { createServer, type TlsOptions } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { type ClientIdentity, plainRoute, type Route } from '../../src/domain/route.ts';
import { startServer } from '../support/server.ts';
import { authority, encryptedKey, identity, served } from '../support/server-authority.ts';
import { key as otherKey, selfSigned } from '../support/server-certificates.ts';
import { answerOf, failureIn, openTestClient } from '../support/server-client.ts';
import { listen } from '../support/server-listening.ts';

const stranger: ClientIdentity = { certificate: selfSigned, key: otherKey };
const choosy = { ...served, ca: authority, requestCert: true };

function as(who?: ClientIdentity): { readonly route: Route } {
  return { route: { ...plainRoute, authorities: authority, ...(who !== undefined && { identity: who }) } };
}

/** A server whose answer names the client. */
function startChoosyServer() {
  return startServer(
    (_, response) => {
      const { socket } = response;
      const name =
        socket !== null && 'getPeerCertificate' in socket ? Object(socket).getPeerCertificate().subject?.CN : undefined;
      return { body: name ?? 'nobody' };
    },
    { tls: { ...choosy, rejectUnauthorized: false } },
  );
}

describe('authorities of the user’s own', () => {
  it('are trusted in place of the standard ones', async () => {
    await using server = await startServer(() => ({ body: 'ok' }), { tls: served });
    await using client = openTestClient();
    expect(answerOf(await client.ask(server.url, as())).text).toBe('ok');
    expect(failureIn(await client.ask(server.url))).toMatchObject({
      kind: 'protocol',
      message: expect.stringMatching(/^the certificate was issued by an authority that is not trusted here \(UNABLE_TO_/),
      hint: 'Trust its authority: --cacert <file.pem>  ·  skip the check: -k',
    });
  });
});

describe('a client certificate', () => {
  it('is shown to the server that asks for it', async () => {
    await using server = await startChoosyServer();
    await using client = openTestClient();
    expect(answerOf(await client.ask(server.url, as(identity))).text).toBe('watcher');
    expect(answerOf(await client.ask(server.url, as())).text).toBe('nobody');
    expect(server.connections).toBe(2);
  });

  it('may have a key under a password', async () => {
    await using server = await startChoosyServer();
    await using client = openTestClient();
    const locked = { ...identity, key: encryptedKey, passphrase: 'hunter2' };
    expect(answerOf(await client.ask(server.url, as(locked))).text).toBe('watcher');
  });

  it('is shown to no other origin, not even after a redirect to it', async () => {
    await using other = await startChoosyServer();
    await using server = await startServer(() => ({ status: 302, headers: { Location: other.url } }), {
      tls: { ...choosy, rejectUnauthorized: false },
    });
    await using client = openTestClient();
    expect(answerOf(await client.ask(server.url, as(identity))).text).toBe('nobody');
    expect(answerOf(await client.ask(server.url, { ...as(identity), trusted: true })).text).toBe('watcher');
  });

  it.each([
    [
      'wrong key',
      { ...identity, key: otherKey },
      /^the client certificate and the key do not belong together \(ERR_OSSL_/,
      '--key',
    ],
    ['no password', { ...identity, key: encryptedKey }, /^the key of the client certificate is encrypted/, '--cert'],
    [
      'wrong password',
      { ...identity, key: encryptedKey, passphrase: 'x' },
      /^the key of the client certificate is encrypted/,
      '--cert',
    ],
    ['no certificate', { ...identity, certificate: 'no PEM' }, /^the client certificate or its key cannot be used/, 'PEM'],
  ])('that cannot be used is a clear failure: %s', async (_, broken, message, hint) => {
    await using server = await startServer(() => ({}), { tls: served });
    await using client = openTestClient();
    const failure = failureIn(await client.ask(server.url, as(broken)));
    expect(failure).toMatchObject({
      kind: 'protocol',
      message: expect.stringMatching(message),
      hint: expect.stringContaining(hint),
    });
    expect(JSON.stringify(failure)).not.toMatch(/hunter2|PRIVATE/);
    await server.whenIdle();
    expect(server.openSockets).toBe(0);
  });
});

describe('a server that wants a client certificate', () => {
  /** OpenSSL itself refuses, with an alert; Node's own servers hang up without a word. */
  const strict = (maxVersion: 'TLSv1.2' | 'TLSv1.3'): TlsOptions => ({ ...choosy, rejectUnauthorized: true, maxVersion });

  it.each(['TLSv1.2', 'TLSv1.3'] as const)('and hangs up on strangers is trouble, never a crash: %s', async (version) => {
    await using server = await listen(createServer(strict(version)), '127.0.0.1', (port) => `https://localhost:${port}`);
    await using client = openTestClient();
    for (const who of [as(), as(stranger)])
      expect(failureIn(await client.ask(server.url, who))).toMatchObject({ kind: expect.stringMatching(/network|protocol/) });
  });
});
