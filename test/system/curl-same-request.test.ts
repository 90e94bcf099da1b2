/** The options that are curl's: the installed curl and the program send the same request. */
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Capture, type Captured, startCapture } from '../support/capture.ts';
import { emptyFolder, runProgram } from '../support/program.ts';
import { authority, encryptedKey, identity } from '../support/server-authority.ts';

/** What differs between any two clients; one of these things is whether they tell the length of no body. */
const OWN =
  /^(accept-encoding|connection|proxy-connection|if-none-match|if-modified-since): |^user-agent: (curl|watch-api)\/|^content-length: 0$/;

let plain: Capture;
let secure: Capture;
let elsewhere: Capture;

beforeAll(async () => {
  elsewhere = await startCapture();
  const turns: Readonly<Record<string, string>> = { '/a': '/b', '/b': '/c', '/away': `http://127.0.0.1:${elsewhere.port}/there` };
  plain = await startCapture({ redirecting: (target) => turns[target] });
  secure = await startCapture({ tls: true });
});
afterAll(async () => {
  for (const server of [plain, secure, elsewhere]) await server[Symbol.asyncDispose]();
});

/** A folder with the files the command lines name. */
function filledFolder(): string {
  const folder = emptyFolder();
  const jar = [
    '127.0.0.1\tFALSE\t/\tFALSE\t0\tall\t1',
    '127.0.0.1\tFALSE\t/x\tFALSE\t4102444800\tdeep\t2',
    'other.test\tTRUE\t/\tFALSE\t0\tno\t3',
  ];
  const files: Readonly<Record<string, string | Uint8Array>> = {
    form: 'a=1\r\nb=2\n',
    text: 'x y&z ä\n',
    bytes: Uint8Array.of(0, 255, 10, 13, 38),
    headers: 'X-A: 1\n# comment\r\n\nX-B: 2\nAccept:\nX-C;\n',
    jar: jar.join('\n'),
    netrc: 'machine 127.0.0.1 login me password "p w"\ndefault login any password one',
    '.netrc': 'machine 127.0.0.1 login home password pw',
    authority,
    cert: identity.certificate,
    key: identity.key,
    locked: encryptedKey,
    both: `${identity.certificate}\n${identity.key}`,
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  chmodSync(join(folder, 'netrc'), 0o600);
  return folder;
}

/** What arrived anywhere, without what is a client's own. */
function arrived(): readonly Captured[] {
  const all = [plain, secure, elsewhere].flatMap((server) => server.taken());
  return all.map((request) => ({
    ...request,
    // curl 7.88 writes hexadecimal digits small that were written large.
    target: request.target.replace(/%[\da-f]{2}/gi, (triplet) => triplet.toUpperCase()),
    fields: request.fields.filter((field) => !OWN.test(field)).map(normalized),
  }));
}

/** Cookies may stand in any order, and curl 7.88 writes no blank behind the semicolon. */
function normalized(field: string): string {
  if (!field.startsWith('cookie: ')) return field;
  return `cookie: ${field.slice('cookie: '.length).split(/; ?/).sort().join('; ')}`;
}

interface Run {
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** The requests of both for the same words. */
async function requestsOf({ args, environment = {}, input = '' }: Run) {
  const filled = (text: string) =>
    text
      .replace('PLAIN', `127.0.0.1:${plain.port}`)
      .replace('SECURE', `localhost:${secure.port}`)
      .replace('PORT', String(plain.port));
  const words = args.map(filled);
  const setting = {
    cwd: filledFolder(),
    environment: Object.fromEntries(Object.entries(environment).map(([name, text]) => [name, filled(text)])),
    input,
  };
  arrived();
  await curl(words, setting);
  const theirs = arrived();
  const ended = await runProgram([...words, '--once', '--no-config', '-q'], setting);
  return { theirs, ours: arrived(), stderr: ended.stderr };
}

function curl(words: readonly string[], { cwd, environment, input }: Required<Omit<Run, 'args'>> & { readonly cwd: string }) {
  const env = { PATH: process.env['PATH'] ?? '', HOME: cwd, LANG: 'C.UTF-8', ...environment };
  const child = spawn('curl', ['-q', '-sS', '--http1.1', '--max-time', '10', '-o', '/dev/null', ...words], {
    cwd,
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return new Promise<void>((resolve) => child.on('close', () => resolve()));
}

const U = 'http://PLAIN/x';
const sameFor = (runs: readonly (Run | readonly string[])[]) =>
  it.each(runs.map((run) => ('args' in run ? run : { args: run })).map((run) => [run.args.join(' '), run] as const))(
    '%s',
    async (_, run) => {
      const { theirs, ours, stderr } = await requestsOf(run);
      expect(theirs.length, 'curl sent nothing').toBeGreaterThan(0);
      expect(ours, stderr).toEqual(theirs);
    },
  );

describe('the same method and headers', () => {
  sameFor([
    [U],
    ['-X', 'OPTIONS', U],
    ['-X', 'DELETE', U],
    ['-H', 'X-A: 1', '-H', 'X-B;', '-H', 'Accept:', U],
    ['-H', '@headers', '-H', 'X-D: 4', U],
    { args: ['-H', '@-', U], input: 'X-Z: 1\nX-Y: 2' },
    ['-A', 'agent/1', U],
    ['-A', '', U],
    ['-e', 'http://before.test/', U],
    ['-e', 'http://before.test/;auto', U],
    ['-e', 'http://before.test/', '-H', 'Referer:', U],
  ]);
});

describe('the same body', () => {
  sameFor([
    ['-d', 'a=1', '-d', 'b=2', U],
    ['-d', '', '-d', '', U],
    ['-d', '@form', U],
    { args: ['-d', '@-', U], input: 'from=stdin\n' },
    ['-d', 'ü', U],
    ['--data-raw', '@form', U],
    ['--data-binary', '@form', U],
    ['--data-binary', '@bytes', U],
    ['--data-urlencode', 'a b', U],
    ['--data-urlencode', '=a=b c', U],
    ['--data-urlencode', "name=ä&~!'()*", U],
    ['--data-urlencode', '@text', U],
    ['--data-urlencode', 'name@text', U],
    ['-d', 'a', '--data-raw', '@b', '-d', 'c', '--data-urlencode', 'd=e f', '--data-binary', '@form', U],
    ['-X', 'PUT', '-H', 'Content-Type: text/plain', '-d', 'x', U],
    ['-X', 'GET', '-d', 'x', U],
  ]);
});

describe('the same query', () => {
  sameFor([
    ['-G', '-d', 'a=1', '-d', 'b=2', `${U}?q=0`],
    ['-G', '--data-urlencode', 'q=a/b c', U],
    ['--get', '-X', 'POST', '-d', 'a', U],
    ['-G', U],
    ['-G', '-d', 'a', 'http://PLAIN'],
    ['--url-query', 'a=b c', '--url-query', '+c=%20d', `${U}?q&`],
    ['--url-query', 'n@text', '--url-query', '=x y', U],
    ['--url-query', 'a=1', '-d', 'body', U],
  ]);
});

describe('the same login', () => {
  sameFor([
    ['-u', 'me:p:w', U],
    ['-u', 'me:', U],
    ['http://me:p%40w@PLAIN/x'],
    ['http://me@PLAIN/x'],
    ['-u', 'a:b', 'http://me:pw@PLAIN/x'],
    ['--netrc-file', 'netrc', U],
    ['--netrc-file', 'netrc', '-u', 'a:b', U],
    ['--netrc-file', 'netrc', 'http://me@PLAIN/x'],
    ['--netrc', U],
    ['--netrc', '-H', 'Authorization: mine', U],
  ]);
});

describe('the same cookies', () => {
  sameFor([
    ['-b', 'a=1; b=2', '-b', 'c=3', U],
    ['-b', 'jar', U],
    ['-b', 'jar', '-b', 'c=3', 'http://PLAIN/other'],
    ['-b', 'a=1', '-H', 'Cookie: z=9', U],
  ]);
});

describe('the same way there', () => {
  sameFor([
    ['--resolve', 'api.test:PORT:127.0.0.1', 'http://api.test:PORT/x'],
    ['--resolve', '*:PORT:127.0.0.9', '--resolve', 'api.test:PORT:[127.0.0.1]', 'http://api.test:PORT/x'],
    ['--connect-to', 'api.test:80:127.0.0.1:PORT', 'http://api.test/x'],
    ['--connect-to', '::127.0.0.1:PORT', 'http://api.test:8080/x'],
    ['-4', 'http://localhost:PORT/x'],
    ['-x', 'PLAIN', 'http://api.test/x?y'],
    ['-x', 'http://u%40:p%3A@PLAIN', 'http://api.test/x'],
    ['-x', 'PLAIN', '-U', 'u%40:p', 'http://api.test:8080/x'],
    ['-x', 'PLAIN', 'https://api.test/x'],
    ['-x', '127.0.0.1:9', '--noproxy', '127.0.0.0/8', U],
    { args: ['http://api.test/x'], environment: { http_proxy: 'http://PLAIN' } },
    { args: ['https://api.test/x'], environment: { ALL_PROXY: 'u:p@PLAIN' } },
    { args: [U], environment: { http_proxy: '127.0.0.1:9', NO_PROXY: 'other.test,127.0.0.1' } },
    { args: ['--noproxy', '', 'http://127.0.0.1:9/x'], environment: { http_proxy: 'PLAIN', NO_PROXY: '127.0.0.1' } },
    { args: ['-x', '', U], environment: { http_proxy: '127.0.0.1:9' } },
  ]);

  it('-6 http://localhost/x', async () => {
    const hasIpv6 = Object.values(networkInterfaces()).some((list) => list?.some(({ address }) => address === '::1'));
    if (!hasIpv6) {
      expect((await runProgram(['-6', 'http://localhost:9/x', '--once'])).code).toBe(3);
      return;
    }
    await using there = await startCapture({ host: '::1' });
    const cwd = emptyFolder();
    const words = ['-6', `http://localhost:${there.port}/x`];
    await curl(words, { cwd, environment: {}, input: '' });
    await runProgram([...words, '--once'], { cwd });
    expect(there.taken().map(({ from, target }) => [from, target])).toEqual(Array(2).fill(['::1', '/x']));
  });

  it('--unix-socket api.sock http://api.test/x', async () => {
    const cwd = emptyFolder();
    await using there = await startCapture({ socket: join(cwd, 'api.sock') });
    const words = ['--unix-socket', 'api.sock', 'http://api.test/x'];
    await curl(words, { cwd, environment: {}, input: '' });
    await runProgram([...words, '--once'], { cwd });
    const shown = there.taken().map(({ target, fields }) => [target, fields.filter((field) => field.startsWith('host: '))]);
    expect(shown).toEqual(Array(2).fill(['/x', ['host: api.test']]));
  });
});

describe('the same trust', () => {
  sameFor([
    ['-k', 'https://SECURE/x'],
    ['--cacert', 'authority', 'https://SECURE/x'],
    ['--cacert', 'authority', '-E', 'cert', '--key', 'key', 'https://SECURE/x'],
    ['--cacert', 'authority', '-E', 'both', 'https://SECURE/x'],
    ['--cacert', 'authority', '-E', 'cert:hunter2', '--key', 'locked', 'https://SECURE/x'],
    ['--cacert', 'authority', '-E', 'cert', '--key', 'locked', '--pass', 'hunter2', 'https://SECURE/x'],
    ['--cacert', 'authority', '--http2', 'https://SECURE/x'],
  ]);
});

describe('the same redirects', () => {
  sameFor([
    ['-L', 'http://PLAIN/a'],
    ['-L', '--max-redirs', '1', 'http://PLAIN/a'],
    ['--no-location', 'http://PLAIN/a'],
    ['--location-trusted', '-u', 'me:pw', '-b', 'a=1', '-H', 'X-Api-Key: k', 'http://PLAIN/away'],
  ]);
});

it('is asked of a curl that is new enough to know them all', () => {
  const [, major, minor] = /^curl (\d+)\.(\d+)/.exec(execFileSync('curl', ['--version'], { encoding: 'utf8' })) ?? [];
  expect(Number(major) * 1000 + Number(minor)).toBeGreaterThanOrEqual(7087);
});
