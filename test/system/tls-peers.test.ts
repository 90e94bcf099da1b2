/** TLS and HTTP/2 against the servers people run: OpenSSL's own, which says why it refuses a client, and nginx. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type ClientIdentity, plainRoute } from '../../src/domain/route.ts';
import { startNginx } from '../support/nginx.ts';
import { authority, identity, served } from '../support/server-authority.ts';
import { key as otherKey, selfSigned } from '../support/server-certificates.ts';
import { answerOf, failureIn, openTestClient } from '../support/server-client.ts';
import { freePort } from '../support/server-listening.ts';

const stranger: ClientIdentity = { certificate: selfSigned, key: otherKey };

/** A folder with the authority's certificate and what a server needs, removed when the test ends. */
function pemFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tls-peers-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const files = { 'ca.pem': authority, 'cert.pem': served.cert, 'key.pem': served.key };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** `openssl s_server`, which answers GET with a page and refuses clients without a certificate of the authority. */
async function startStrictServer(version: '-tls1_2' | '-tls1_3'): Promise<string> {
  const verifying = ['-CAfile', 'ca.pem', '-Verify', '1', '-verify_return_error'];
  const serving = ['-accept', '127.0.0.1:0', '-cert', 'cert.pem', '-key', 'key.pem', '-www', version];
  const child = spawn('openssl', ['s_server', ...serving, ...verifying], { cwd: pemFolder() });
  onTestFinished(() => void child.kill('SIGKILL'));
  return `https://localhost:${await acceptedPort(child)}/`;
}

function acceptedPort(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.on('close', () => reject(new Error(`openssl ended: ${said}`)));
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        said += chunk;
        const port = /ACCEPT 127\.0\.0\.1:(\d+)/.exec(said)?.[1];
        if (port !== undefined) resolve(port);
      });
  });
}

describe.each(['-tls1_2', '-tls1_3'] as const)('a server that wants a client certificate, %s', (version) => {
  it.each([false, true])('answers who has one; HTTP/2 offered: %s', async (http2) => {
    const url = await startStrictServer(version);
    await using client = openTestClient();
    const route = { ...plainRoute, authorities: authority, identity, http2 };
    expect(answerOf(await client.ask(url, { route })).meta.status).toBe(200);
  });

  it('says to others what is missing', async () => {
    const url = await startStrictServer(version);
    await using client = openTestClient();
    const route = { ...plainRoute, authorities: authority };
    expect(failureIn(await client.ask(url, { route }))).toMatchObject({
      kind: 'protocol',
      message: expect.stringMatching(/^the server wants a client certificate|the server said "handshake failure"/),
      hint: expect.stringContaining('ive one: --cert <file.pem> --key <file.pem>'),
    });
    expect(failureIn(await client.ask(url, { route: { ...route, identity: stranger } }))).toMatchObject({
      kind: 'protocol',
      message: expect.stringMatching(/^the server does not accept the client certificate: unknown ca/),
    });
  });
});

describe('nginx over HTTP/2', () => {
  it('closes connections after a few requests, and not one poll fails', async () => {
    const folder = pemFolder();
    const port = await freePort();
    const nginx = await startNginx(`
      listen 127.0.0.1:${port} ssl http2;
      ssl_certificate ${folder}/cert.pem;
      ssl_certificate_key ${folder}/key.pem;
      keepalive_requests 3;
    `);
    nginx.put('deploy.json', '{"status":"ready"}');
    await using client = openTestClient();
    const route = { ...plainRoute, authorities: authority, http2: true };
    const asked = Array.from({ length: 20 });
    for (const _ of asked) {
      const { meta, text } = answerOf(await client.ask(`https://localhost:${port}/deploy.json`, { route }));
      // A reason phrase would mean HTTP/1.1.
      expect([meta.status, meta.reason, text]).toEqual([200, '', '{"status":"ready"}']);
    }
    expect(await nginx.requests(asked.length)).toHaveLength(asked.length);
  });
});
