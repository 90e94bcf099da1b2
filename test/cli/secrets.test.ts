/** Claims about secrets: wherever one comes from, the server gets it, and no channel shows it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, runProgram, type Setting } from '../support/program.ts';
import { type SeenRequest, startServer, type TestServer } from '../support/server.ts';

const secret = 's3cret/t0ken+with=signs';
const inUrl = encodeURIComponent(secret);
/** Every form in which it could be read out of a text. */
const forms = [secret, inUrl, inUrl.toLowerCase(), secret.replaceAll('/', '\\/'), btoa(secret).slice(0, -4)];

/** Where a secret comes from: arguments after the URL, or instead of it. */
interface Origin {
  readonly url?: (server: string) => string;
  readonly args?: (server: string) => readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

const environment = { PLANTED: secret };
const origins: readonly (readonly [string, Origin])[] = [
  ['a header', { args: () => ['-H', `X-Api-Key: ${secret}`] }],
  ['user information', { url: (server) => server.replace('//', `//me:${inUrl}@`) }],
  ['a query', { url: (server) => `${server}/x?api_key=${inUrl}` }],
  ['--bearer', { args: () => ['--bearer', secret] }],
  ['-u', { args: () => ['-u', `me:${secret}`] }],
  ['a cookie', { args: () => ['-b', `theme=dark; session=${secret}`] }],
  ['a variable', { args: () => ['-H', 'X-Plain: {{env:PLANTED}}'], environment }],
  ['a variable in the path', { url: (server) => `${server}/{{env:PLANTED}}/x`, environment }],
  ['a file', { args: () => ['-H', 'X-Plain: {{file:planted}}'] }],
  ['a command', { args: () => ['-H', 'X-Plain: {{cmd:cat planted}}'] }],
  ['a body', { args: () => ['-d', 'a={{env:PLANTED}}', '--repeat'], environment }],
  ['an option in the environment', { environment: { WATCH_API_BEARER: secret } }],
  ['--auth-cmd', { args: () => ['--auth-cmd', 'cat planted'] }],
  [
    'an OAuth secret',
    {
      args: (server) => ['--oauth2-token-url', `${server}/refused`, '--oauth2-client-id', 'me', '--oauth2-client-secret', secret],
    },
  ],
  [
    'an OAuth token',
    {
      args: (server) => ['--oauth2-token-url', `${server}/granted`, '--oauth2-client-id', 'me', '--oauth2-client-secret', 'x'],
    },
  ],
];

/** All that a request said, as a careless server repeats it. */
function echoOf({ path, headers, body }: SeenRequest) {
  const credentials = headers.authorization?.replace(/^Basic /, '') ?? '';
  const decoded = decodeURIComponent(Buffer.from(credentials, 'base64').toString('latin1'));
  return { path, headers, body: decodeURIComponent(body), decoded, read: decodeURIComponent(path) };
}

/** A server that repeats what it was asked: in values, names, reason phrases, fields, and in a redirect that leads nowhere. */
function startCareless(): Promise<TestServer> {
  let polls = 0;
  return startServer((request, response) => {
    const echo = echoOf(request);
    const said = JSON.stringify(echo);
    if (request.path === '/granted') return { body: JSON.stringify({ access_token: secret, token_type: 'bearer' }) };
    if (request.path === '/refused')
      return {
        status: 400,
        body: JSON.stringify({ error: 'invalid_client', error_description: `no ${echo.decoded}${echo.body}` }),
      };
    polls += 1;
    if (polls === 1) return { headers: { 'x-echo': encodeURI(said) }, body: JSON.stringify({ status: 'building', echo }) };
    if (polls === 3) return { body: JSON.stringify({ status: 'verifying', echo: { [said]: said } }) };
    if (polls > 3) return { status: 302, headers: { location: `ftp://elsewhere/${encodeURI(said)}` } };
    response.writeHead(500, `no ${encodeURI(said)}`).end(JSON.stringify({ message: said }));
    return undefined;
  });
}

/** What a hook can see: the event, its variables, its file, and the words of its own process. */
const spy = `{ cat; env | grep ^WA_; cat "$WA_EVENT_FILE"; tr '\\0' ' ' < /proc/$$/cmdline; } >> seen`;
const hooks = ['change', 'error', 'end'].flatMap((moment) => [`--on-${moment}`, spy]);

function folderWithSecret(): string {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'planted'), `${secret}\n`);
  return cwd;
}

describe('a secret', () => {
  it.each(origins)('from %s reaches the server and is shown nowhere', async (_, { url = String, args = () => [], ...rest }) => {
    const seen = await Promise.all(
      [
        ['-vv', '--debug', '--diff', 'unified'],
        ['-v', '--json'],
      ].map(async (how) => {
        await using server = await startCareless();
        const cwd = folderWithSecret();
        const goals = ['--until', 'status=ready', '-i', '10ms', '--fatal-status', '!500', '--timeout', '20s'];
        const words = [url(server.url), ...args(server.url), ...goals, ...hooks, ...how];
        const { code, stdout, stderr } = await runProgram(words, { cwd, ...rest });
        expect(JSON.stringify(server.requests.map(echoOf))).toContain(secret);
        expect(code).toBe(3);
        const told = readFileSync(join(cwd, 'seen'), 'utf8');
        expect(told).toMatch(/^WA_EVENT=end$/m);
        return stdout + stderr + told;
      }),
    );
    expect(forms.filter((form) => seen.join('\n').includes(form))).toEqual([]);
  });

  it.each(origins)('from %s is not in a dry run', async (_, { url = String, args = () => [], ...rest }) => {
    await using server = await startCareless();
    const { code, stdout, stderr } = await runProgram([url(server.url), ...args(server.url), '--dry-run'], {
      cwd: folderWithSecret(),
      ...rest,
    });
    expect([code, server.requests]).toEqual([0, []]);
    expect(forms.filter((form) => (stdout + stderr).includes(form))).toEqual([]);
  });

  it('is not in the words of any process we start', async () => {
    await using server = await startCareless();
    const cwd = folderWithSecret();
    const look = `sleep 0.1; for each in /proc/[0-9]*/cmdline; do tr '\\0' ' ' < $each; echo; done 2>&- | grep -v grep > words`;
    // Other processes of the machine may have the usual one in their words.
    const own = `only-here-${process.pid}`;
    writeFileSync(join(cwd, 'planted'), own);
    const credentials = ['--auth-cmd', 'cat planted', '-H', 'X-A: {{file:planted}}', '-H', 'X-B: {{cmd:cat planted}}'];
    await runProgram([server.url, ...credentials, '--once', '--on-end', look, '--with', 'sleep 5'], { cwd });
    const seen = readFileSync(join(cwd, 'words'), 'utf8');
    expect([seen.includes('sleep 5'), seen.includes(own)]).toEqual([true, false]);
  });

  it('in a command is refused: every process could read it there', async () => {
    const { code, stderr } = await runProgram([':9/', '--on-met', 'notify {{env:PLANTED}}'], { environment });
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('--on-met: a secret in a command shows in the list of processes'),
    ]);
  });

  it('is in what --print and -o write, which is the raw result', async () => {
    await using server = await startServer(({ headers }) => ({ body: JSON.stringify(headers.authorization) }));
    const cwd = emptyFolder();
    const { stdout } = await runProgram([server.url, '--bearer', secret, '--once', '--print', 'body', '-o', 'last'], { cwd });
    expect([stdout.trim(), readFileSync(join(cwd, 'last'), 'utf8')]).toEqual([`"Bearer ${secret}"`, `"Bearer ${secret}"`]);
  });
});

describe('on GitHub', () => {
  const onGitHub = (args: readonly string[], more: Setting = {}) =>
    runProgram(args, { ...more, environment: { GITHUB_ACTIONS: 'true', CI: 'true', ...more.environment } });
  const masksIn = (stderr: string) => stderr.split('\n').filter((line) => line.startsWith('::'));

  it('secrets are told to the runner before anything else, under -qq too', async () => {
    await using server = await startServer(() => ({ body: '{}' }));
    const { stderr } = await onGitHub([server.url, '--bearer', '{{env:PLANTED}}', '--once', '-qq'], { environment });
    expect(masksIn(stderr)).toEqual([`::add-mask::${secret}`, `::add-mask::Bearer ${secret}`]);
    expect(stderr.split('\n')).toHaveLength(3);
  });

  it('a token is told as soon as it is there', async () => {
    await using server = await startServer(() => ({ body: '{}' }));
    const { stderr } = await onGitHub([server.url, '--auth-cmd', 'echo token-12345', '--once']);
    expect(masksIn(stderr)).toEqual(['::add-mask::token-12345']);
  });

  it('nothing is told where there is no secret', async () => {
    await using server = await startServer(() => ({ body: '{}' }));
    expect(masksIn((await onGitHub([server.url, '--once'])).stderr)).toEqual([]);
    expect(masksIn((await onGitHub([server.url, '--dry-run'])).stderr)).toEqual([]);
  });

  it('elsewhere, too', async () => {
    await using server = await startServer(() => ({ body: '{}' }));
    const { stderr } = await runProgram([server.url, '--bearer', secret, '--once'], { environment: { CI: 'true' } });
    expect(masksIn(stderr)).toEqual([]);
  });
});
