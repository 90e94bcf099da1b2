/** Options that shape the request, seen from outside: what is sent, and what is refused before anything is. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, runProgram } from '../support/program.ts';
import { startServer } from '../support/server.ts';

const up = { headers: { 'content-type': 'application/json' }, body: '{"up":true}' };
const goal = ['--until', 'up', '--timeout', '10s', '-q'];

describe('a request', () => {
  it('is made of the options of a command line, its files and its environment', async () => {
    await using server = await startServer(() => up);
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'part'), 'b=2\n');
    writeFileSync(join(cwd, '.netrc'), 'machine 127.0.0.1 login me password pw');
    const environment = { WATCH_API_COOKIE: 'c=3', TRACEPARENT: `00-${'1'.repeat(32)}-${'2'.repeat(16)}-01` };
    const data = ['-d', 'a=1', '--data-binary', '@part', '--data-urlencode', 'c=d e', '--url-query', 'q=0', '--repeat'];
    const { code } = await runProgram([`${server.url}/x`, ...data, '--netrc', '-e', 'http://r/', ...goal], { cwd, environment });
    expect(code).toBe(0);
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      path: '/x?q=0',
      body: 'a=1&b=2\n&c=d+e',
      headers: {
        authorization: `Basic ${btoa('me:pw')}`,
        cookie: 'c=3',
        referer: 'http://r/',
        traceparent: environment.TRACEPARENT,
      },
    });
  });

  it('may be standard input for several watches', async () => {
    await using server = await startServer(() => up);
    const { code } = await runProgram([`${server.url}/a`, `${server.url}/b`, '-d', '@-', '--repeat', ...goal], {
      input: 'x=1\n',
    });
    expect(code).toBe(0);
    expect(server.requests.map(({ body }) => body)).toEqual(['x=1', 'x=1']);
  });
});

describe('what makes no sense', () => {
  it.each([
    [['-u', 'me'], '--user: there is no password'],
    [['-b', 'nojar'], '--cookie: nojar cannot be read: there is no such file'],
    [['--netrc-file', 'nope'], '--netrc-file: nope cannot be read: there is no such file'],
    [['--resolve', 'a.test:80:x'], '--resolve: "x" is no address'],
    [['--connect-to', 'x'], '--connect-to: "x" does not have four parts'],
    [['-x', 'socks5://p:1'], '--proxy: socks5 is not spoken'],
    [['--cacert', 'nope'], '--cacert: nope cannot be read'],
    [['--key', 'k'], '--key needs a certificate'],
    [['-G', '--data-json', '{}'], '--get and --data-json do not go together'],
    [['-X', 'HEAD', '-d', 'x'], 'a HEAD request has no body'],
    [['--unix-socket', '/s', '-x', 'p:1'], '--unix-socket and --proxy do not go together'],
    [['-4', '-6'], '--ipv4 and --ipv6 do not go together'],
    [['-u', 'a:b', '--auth-cmd', 'x'], '--user and --auth-cmd do not go together'],
    [['--location-trusted', '--no-location'], '--location-trusted and --no-location do not go together'],
    [['-d', '@-', '-H', '@-'], 'standard input is read already'],
  ])('%j is exit 2 with its reason, and nothing is sent', async (args, reason) => {
    await using server = await startServer(() => up);
    const { code, stderr } = await runProgram([server.url, ...args, '--once']);
    expect(stderr).toContain(reason);
    expect([code, server.requests]).toEqual([2, []]);
  });
});
