/** Claims about logins, against real token endpoints, real APIs that refuse, and real commands. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Login } from '../../src/domain/login.ts';
import type { Exchange, Http } from '../../src/domain/ports.ts';
import { plainRoute } from '../../src/domain/route.ts';
import type { RequestSpec } from '../../src/domain/watch.ts';
import { createSecrets } from '../../src/requests/known-secrets.ts';
import { createAuthorizedHttp } from '../../src/system/http/authorized.ts';
import { createHttp } from '../../src/system/http/http.ts';
import { createTokenFetcher } from '../../src/system/login/fetch-token.ts';
import { createTokens } from '../../src/system/login/tokens.ts';
import { createShell } from '../../src/system/shell/shell.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { isRunning, numberIn } from '../support/processes.ts';
import { emptyFolder } from '../support/program.ts';
import { startServer } from '../support/server.ts';
import { requestTo } from '../support/server-requests.ts';

const never = () => new AbortController().signal;
const opened: Http[] = [];
afterEach(async () => {
  for (const http of opened.splice(0)) await http.close();
});

/** The real HTTP with logins; its clock is wound by hand. */
function loggingIn() {
  const clock = createFakeClock();
  const secrets = createSecrets();
  const environment = { PATH: process.env['PATH'] ?? '', WATCH_API_BEARER: 'not for children' };
  const shell = createShell({ environment, tell: () => undefined });
  const plain = createHttp();
  const http = createAuthorizedHttp(plain, createTokens(createTokenFetcher({ http: plain, shell, secrets, clock }), clock));
  opened.push(http);
  return { http, clock, secrets };
}

/** A token endpoint that grants `token-1`, `token-2`, … for a minute each. */
function startTokens() {
  let granted = 0;
  return startServer(({ headers }) => {
    const who = Buffer.from(headers.authorization?.replace('Basic ', '') ?? '', 'base64').toString();
    if (who !== 'me:s3cret-value')
      return { status: 401, headers: { 'www-authenticate': 'Basic' }, body: '{"error":"invalid_client"}' };
    granted += 1;
    return { body: JSON.stringify({ access_token: `token-${granted}`, token_type: 'bearer', expires_in: 60 }) };
  });
}

/** An API that takes the tokens of a list. */
function startApi(good: readonly string[]) {
  return startServer(({ headers }) => {
    const token = headers.authorization?.replace('Bearer ', '') ?? '';
    return good.includes(token) ? { body: JSON.stringify({ seen: token }) } : { status: 401, body: '{"error":"who?"}' };
  });
}

function clientLogin(tokenUrl: string, clientSecret = 's3cret-value'): Login {
  return { kind: 'client-credentials', tokenUrl, clientId: 'me', clientSecret };
}

function commandLogin(command: string, timeout = 10_000): Login {
  return { kind: 'command', command, shell: 'sh', timeout };
}

async function ask(http: Http, url: string, login: Login, parts: Partial<RequestSpec> = {}): Promise<string> {
  return saying(await http.exchange(requestTo(url, { login, ...parts }), {}, never()));
}

function saying(exchange: Exchange): string {
  if (exchange.kind === 'answer') return `${exchange.meta.status} ${new TextDecoder().decode(exchange.body)}`;
  if (exchange.kind === 'stream') return 'a stream';
  return 'message' in exchange.failure ? exchange.failure.message : exchange.failure.kind;
}

describe('client credentials', () => {
  it('are asked for a token once, and again shortly before it expires', async () => {
    await using tokens = await startTokens();
    await using api = await startApi(['token-1', 'token-2']);
    const { http, clock } = loggingIn();
    const login = clientLogin(tokens.url);
    expect(await ask(http, api.url, login)).toBe('200 {"seen":"token-1"}');
    await clock.advance(53_000);
    expect(await ask(http, api.url, login)).toBe('200 {"seen":"token-1"}');
    await clock.advance(1000);
    expect(await ask(http, api.url, login)).toBe('200 {"seen":"token-2"}');
    expect([tokens.requests.length, api.requests.length]).toEqual([2, 3]);
  });

  it('are asked again on a 401, and a second one is the answer', async () => {
    await using tokens = await startTokens();
    await using api = await startApi(['token-2']);
    const { http } = loggingIn();
    expect(await ask(http, api.url, clientLogin(tokens.url))).toBe('200 {"seen":"token-2"}');
    await using strict = await startApi([]);
    expect(await ask(http, strict.url, clientLogin(tokens.url))).toBe('401 {"error":"who?"}');
    expect([tokens.requests.length, strict.requests.length]).toEqual([3, 2]);
  });

  it('are asked once for fifty watches, and once more when all are refused', async () => {
    await using tokens = await startTokens();
    await using api = await startApi(['token-2']);
    const { http } = loggingIn();
    const login = clientLogin(tokens.url);
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask(http, api.url, { ...login })));
    expect(new Set(answers)).toEqual(new Set(['200 {"seen":"token-2"}']));
    expect(tokens.requests.length).toBe(2);
  });

  it('send the secret to the token endpoint alone, and the token to the API alone', async () => {
    await using tokens = await startTokens();
    await using elsewhere = await startServer(() => ({ body: '{}' }));
    await using api = await startServer(() => ({ status: 302, headers: { location: `${elsewhere.url}/x` } }));
    const { http } = loggingIn();
    await ask(http, api.url, clientLogin(tokens.url), { headers: [['X-Api-Key', 'for the API']] });
    expect(JSON.stringify(tokens.requests)).not.toContain('for the API');
    expect(api.requests[0]?.headers.authorization).toBe('Bearer token-1');
    expect(JSON.stringify(elsewhere.requests)).not.toMatch(/token-1|for the API/);
  });

  it('follow no redirect of the endpoint', async () => {
    await using elsewhere = await startTokens();
    await using tokens = await startServer(() => ({ status: 307, headers: { location: elsewhere.url } }));
    await using api = await startApi(['token-1']);
    const { http } = loggingIn();
    expect(await ask(http, api.url, clientLogin(tokens.url))).toBe(
      `the token endpoint ${tokens.url}/ answered 307 Temporary Redirect`,
    );
    expect([elsewhere.requests.length, api.requests.length]).toEqual([0, 0]);
  });

  it('that are wrong are told as such', async () => {
    await using tokens = await startTokens();
    await using api = await startApi([]);
    const { http } = loggingIn();
    const exchange = await http.exchange(requestTo(api.url, { login: clientLogin(tokens.url, 'wr0ng-value') }), {}, never());
    expect(exchange).toEqual({
      kind: 'failure',
      unsent: true,
      failure: {
        kind: 'protocol',
        code: 'INVALID_CLIENT',
        message: `the token endpoint ${tokens.url}/ answered 401 Unauthorized: invalid_client`,
        hint: 'Check --oauth2-client-id and --oauth2-client-secret.',
      },
    });
    expect(api.requests).toEqual([]);
  });

  it('name the endpoint that is down, may be asked again, and are then', async () => {
    const dead = await startTokens();
    const { url } = dead;
    await dead[Symbol.asyncDispose]();
    await using api = await startApi(['token-1']);
    const { http } = loggingIn();
    const exchange = await http.exchange(requestTo(api.url, { login: clientLogin(url) }), {}, never());
    expect(exchange).toMatchObject({
      failure: {
        kind: 'network',
        code: 'ECONNREFUSED',
        message: expect.stringMatching(/^the token endpoint http:\/\/127\.0\.0\.1:\d+\/: connection refused/),
      },
    });
  });

  it('give up an endpoint that is silent in the time the watch has for a request', async () => {
    await using tokens = await startServer(() => undefined);
    await using api = await startApi([]);
    const { http } = loggingIn();
    expect(await ask(http, api.url, clientLogin(tokens.url), { maxTime: 100 })).toBe(
      `the token endpoint ${tokens.url}/: no complete answer within 100ms`,
    );
  });

  it('end with who asked, the request for a token included', async () => {
    const leaving = new AbortController();
    await using tokens = await startServer(() => {
      leaving.abort();
      return undefined;
    });
    const { http } = loggingIn();
    const left = http.exchange(requestTo('http://127.0.0.1:9/', { login: clientLogin(tokens.url) }), {}, leaving.signal);
    expect(await left).toMatchObject({ failure: { code: 'ABORTED' } });
    await tokens.whenIdle();
  });

  it('go the way of the watch', async () => {
    await using tokens = await startTokens();
    await using api = await startApi(['token-1']);
    const { http } = loggingIn();
    const { port } = new URL(tokens.url);
    const detour = { fromHost: 'login.example.test', toHost: '127.0.0.1', toPort: Number(port) };
    const route = { ...plainRoute, detours: [detour] };
    expect(await ask(http, api.url, clientLogin('http://login.example.test/token'), { route })).toBe('200 {"seen":"token-1"}');
  });
});

describe('a command that prints a token', () => {
  it('is run at the first poll, and again on a 401', async () => {
    const folder = emptyFolder();
    const log = join(folder, 'log');
    await using api = await startApi(['token-2']);
    const { http, secrets } = loggingIn();
    const login = commandLogin(`echo run >> ${log}; echo token-$(wc -l < ${log})`);
    expect(await ask(http, api.url, login)).toBe('200 {"seen":"token-2"}');
    expect(await ask(http, api.url, login)).toBe('200 {"seen":"token-2"}');
    expect(readFileSync(log, 'utf8')).toBe('run\nrun\n');
    expect(secrets.mask('token-1 token-2')).toBe('*** ***');
  });

  it('is run once for all who share it, never beside itself', async () => {
    const folder = emptyFolder();
    const log = join(folder, 'log');
    await using api = await startApi(['token-1']);
    const { http } = loggingIn();
    const login = commandLogin(
      `mkdir ${folder}/lock || exit 9; echo run >> ${log}; sleep 0.05; rmdir ${folder}/lock; echo token-1`,
    );
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(http, api.url, login)));
    expect([new Set(answers).size, readFileSync(log, 'utf8')]).toEqual([1, 'run\n']);
  });

  it('gets nothing of ours in its environment', async () => {
    await using api = await startApi(['token-']);
    const { http } = loggingIn();
    expect(await ask(http, api.url, commandLogin('echo token-$WATCH_API_BEARER$WA_URL'))).toBe('200 {"seen":"token-"}');
  });

  it('that fails says so with its code and its last words', async () => {
    await using api = await startApi([]);
    const { http } = loggingIn();
    expect(await ask(http, api.url, commandLogin('echo first >&2; echo no session >&2; exit 3'))).toBe(
      '--auth-cmd exited with 3: no session',
    );
    expect(api.requests).toEqual([]);
  });

  it('that takes too long is stopped', async () => {
    const { http } = loggingIn();
    expect(await ask(http, 'http://127.0.0.1:9/', commandLogin('sleep 30', 100))).toBe(
      '--auth-cmd stopped after 100ms, its time limit',
    );
  });

  it('is ended with all its children when nobody waits any more', async () => {
    const folder = emptyFolder();
    const script = join(folder, 'script');
    const pids = join(folder, 'pids');
    writeFileSync(script, `sleep 30 & echo $! > ${pids}.new; mv ${pids}.new ${pids}; wait`);
    const { http } = loggingIn();
    const leaving = new AbortController();
    const login = commandLogin(`sh ${script}`);
    const left = http.exchange(requestTo('http://127.0.0.1:9/', { login }), {}, leaving.signal);
    const pid = await numberIn(pids);
    leaving.abort();
    expect(await left).toMatchObject({ failure: { code: 'ABORTED' } });
    await http.close();
    expect(isRunning(pid)).toBe(false);
  });
});
