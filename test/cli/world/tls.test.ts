/** Certificates and schemes that do not fit: nothing is sent, the end is at once, and the verdict says what would do. */
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { createServer as createPlainServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, runProgram, start } from '../../support/program.ts';
import { startServer } from '../../support/server.ts';
import { expired, key, otherName, selfSigned } from '../../support/server-certificates.ts';
import { listen } from '../../support/server-listening.ts';

const answer = () => ({ headers: { 'content-type': 'application/json' }, body: '{"v":1}' });
const fast = ['-i', '20ms', '-t', '10s'];

/** An environment in which Node takes these certificates for authorities. */
function trusting(...certificates: readonly string[]): Readonly<Record<string, string>> {
  const file = join(emptyFolder(), 'authorities.pem');
  writeFileSync(file, certificates.join('\n'));
  return { NODE_EXTRA_CA_CERTS: file };
}

describe('a certificate', () => {
  it.each([
    [
      'that is self-signed',
      selfSigned,
      ['the certificate is self-signed (DEPTH_ZERO_SELF_SIGNED_CERT)', 'Trust its authority', '-k'],
    ],
    ['that has expired', expired, ['the certificate has expired (CERT_HAS_EXPIRED)', '-k']],
    ['for another name', otherName, ['self-signed', '-k']],
  ])('%s ends a wait at once, before anything is sent', async (_, cert, phrases) => {
    await using server = await startServer(answer, { tls: { key, cert } });
    const { code, stderr } = await runProgram([server.url, '--until', 'v==2', ...fast]);
    expect([code, server.requests.length, server.connections]).toEqual([3, 0, 1]);
    for (const phrase of phrases) expect(stderr).toContain(phrase);
    await server.whenIdle();
  });

  it('for another name is told by its names where its authority is trusted', async () => {
    const environment = trusting(otherName);
    await using server = await startServer(answer, { tls: { key, cert: otherName } });
    const { code, stderr } = await runProgram([server.url, '--until', 'v==2', ...fast], { environment });
    expect([code, server.requests.length]).toEqual([3, 0]);
    expect(stderr).toContain('the certificate is for another name: ');
    expect(stderr).toContain('other.test');
  });

  it('that expires while it is watched ends a feed at the next connection, after what it had told', async () => {
    const server = createServer({ key, cert: selfSigned }, (_, response) => response.end('{"v":1}'));
    await using listening = await listen(server, '127.0.0.1', (port) => `https://localhost:${port}`);
    const feed = start([listening.url, '-i', '20ms', '--json'], { environment: trusting(selfSigned, expired) });
    await feed.shows('"baseline"');
    server.setSecureContext({ key, cert: expired });
    listening.dropConnections();
    const { code, events } = await feed.ended;
    expect(code).toBe(3);
    expect(events().map(({ type }) => type)).toEqual(['start', 'baseline', 'error', 'end']);
    expect(events()[2]).toMatchObject({ class: 'protocol', code: 'CERT_HAS_EXPIRED', fatal: true });
  });
});

describe('a scheme that does not fit', () => {
  it('https to a port that speaks plain text ends at once, and says which URL would do', async () => {
    await using server = await startServer(answer);
    const { code, stderr } = await runProgram([`https://127.0.0.1:${server.port}/x`, '--until', 'v==2', ...fast]);
    expect([code, server.requests.length]).toEqual([3, 0]);
    expect(stderr).toContain(`127.0.0.1:${server.port} speaks plain text, not TLS\n  Use http://127.0.0.1:${server.port}`);
  });

  it('http to a port that speaks TLS is unreachable, and so is one whose handshake is cut', async () => {
    await using secure = await startServer(answer, { tls: { key, cert: selfSigned } });
    await using silent = await listen(
      createPlainServer((socket) => socket.destroy()),
      '127.0.0.1',
    );
    for (const url of [`http://127.0.0.1:${secure.port}`, `https://127.0.0.1:${silent.port}`]) {
      const { code, stderr } = await runProgram([url, '--until', 'v==2', '--once']);
      expect(code).toBe(3);
      expect(stderr).toContain('unreachable: the server closed the connection');
    }
    expect(secure.requests).toEqual([]);
  });
});
