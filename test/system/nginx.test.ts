/** The program against nginx, the server most APIs stand behind. */
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startNginx } from '../support/nginx.ts';
import { type Ended, emptyFolder, runProgram, start } from '../support/program.ts';
import { key, selfSigned } from '../support/server-certificates.ts';
import { freePort } from '../support/server-listening.ts';
import { startRawServer, thenClose } from '../support/server-raw.ts';

const fast = ['-i', '20ms', '--timeout', '20s'];
const building = '{"status":"building"}';
const ready = '{"status":"ready"}';

/** The events of some type, as an NDJSON reader sees them. */
const of = (ended: Ended, type: string) => ended.events().filter((event) => event['type'] === type);

describe('a file that stays the same', () => {
  it('is sent once; nginx answers every further poll with an empty 304', async () => {
    const nginx = await startNginx();
    nginx.put('deploy.json', building);
    const ended = await runProgram([`${nginx.url}/deploy.json`, '--max-polls', '8', '--json', '-v', '-i', '10ms']);
    expect(ended.code).toBe(0);
    const [first, ...rest] = await nginx.requests(8);
    expect(first).toMatchObject({ status: 200, bytes: building.length, ifNoneMatch: '', ifModifiedSince: '' });
    expect(rest).toHaveLength(7);
    expect(new Set(rest.map(({ status, bytes }) => `${status} ${bytes}`))).toEqual(new Set(['304 0']));
    expect(rest[0]?.ifNoneMatch).toMatch(/^"[\da-f]+-[\da-f]+"$/);
    expect(rest[0]?.ifModifiedSince).toMatch(/ GMT$/);
    expect([of(ended, 'baseline').length, of(ended, 'change').length, of(ended, 'error').length]).toEqual([1, 0, 0]);
  });

  it('is compared whole where conditions are switched off', async () => {
    const nginx = await startNginx();
    nginx.put('deploy.json', building);
    await runProgram([`${nginx.url}/deploy.json`, '--max-polls', '3', '--no-conditional', '-i', '10ms']);
    expect((await nginx.requests(3)).map(({ status, ifNoneMatch }) => [status, ifNoneMatch])).toEqual([
      [200, ''],
      [200, ''],
      [200, ''],
    ]);
  });

  it('is sent compressed, under a weak ETag that brings 304s all the same', async () => {
    const nginx = await startNginx('gzip on; gzip_min_length 1; gzip_types application/json;');
    const items = Array.from({ length: 200 }, (_, id) => ({ id, name: `item ${id}` }));
    nginx.put('items.json', JSON.stringify({ items }));
    const { stdout } = await runProgram([
      `${nginx.url}/items.json`,
      '--until',
      'polls() > 3',
      '--print',
      '$.items[199].name',
      ...fast,
    ]);
    expect(stdout).toBe('item 199\n');
    const [first, ...rest] = await nginx.requests(4);
    expect(first).toMatchObject({ status: 200, coding: 'gzip' });
    expect(first?.bytes).toBeLessThan(JSON.stringify({ items }).length / 4);
    expect(rest.map(({ status }) => status)).toEqual([304, 304, 304]);
    // Verbatim. Later ones are strong, because nginx leaves the W/ out of its 304s, whose fields win.
    expect(rest[0]?.ifNoneMatch).toMatch(/^W\/"/);
  });
});

describe('a file that is replaced', () => {
  it('is one change, in a watch that goes on', async () => {
    const nginx = await startNginx();
    nginx.put('deploy.json', building);
    const watch = start([`${nginx.url}/deploy.json`, '--until', 'status=ready', '--json', ...fast]);
    await watch.shows('baseline');
    nginx.put('deploy.json', '{"status":"verifying","n":1}');
    await watch.shows('"change"');
    nginx.put('deploy.json', ready);
    const ended = await watch.ended;
    expect(ended.code).toBe(0);
    expect(of(ended, 'change').map(({ summary }) => summary)).toHaveLength(2);
    expect(of(ended, 'change')[0]).toMatchObject({ changes: [{ path: '/status', after: 'verifying' }, { path: '/n' }] });
    expect(of(ended, 'error')).toEqual([]);
  });

  it('is found out even when nginx gives it the ETag and the date of the old one', async () => {
    const nginx = await startNginx();
    const moment = new Date(Date.UTC(2026, 0, 2));
    nginx.put('deploy.json', '{"n":1}', moment);
    const watch = start([`${nginx.url}/deploy.json`, '--until', 'n=2', '--json', '-i', '5ms', '--timeout', '30s']);
    await watch.shows('baseline');
    nginx.put('deploy.json', '{"n":2}', moment);
    const ended = await watch.ended;
    expect(ended.code).toBe(0);
    const statuses = (await nginx.requests(51)).map(({ status }) => status);
    expect(statuses).toEqual([200, ...Array(49).fill(304), 200]);
  });

  it('that is not there yet is waited for', async () => {
    const nginx = await startNginx();
    const watch = start([`${nginx.url}/deploy.json`, '--until', 'status=ready', '--json', ...fast]);
    await watch.shows('"404"');
    nginx.put('deploy.json', ready);
    const ended = await watch.ended;
    expect(ended.code).toBe(0);
    expect(of(ended, 'error')).toMatchObject([{ class: 'status', status: 404, fatal: false }]);
  });
});

describe('nginx itself', () => {
  it('restarted in mid-watch is trouble told once, and recovered from without a change', async () => {
    const nginx = await startNginx();
    nginx.put('deploy.json', building);
    const watch = start([`${nginx.url}/deploy.json`, '--until', 'status=ready', '--json', '-v', ...fast]);
    await watch.shows('"poll":3');
    await nginx.stop();
    await watch.shows('ECONNREFUSED');
    await nginx.start();
    await watch.shows('"recover"');
    nginx.put('deploy.json', ready);
    const ended = await watch.ended;
    expect(ended.code).toBe(0);
    expect(new Set(of(ended, 'error').map(({ code }) => code))).toEqual(new Set(['ECONNREFUSED']));
    expect([of(ended, 'error').length, of(ended, 'recover').length, of(ended, 'change').length]).toEqual([1, 1, 1]);
  });

  it('closing every connection after its answer is no trouble', async () => {
    const nginx = await startNginx('keepalive_requests 2;');
    nginx.put('deploy.json', building);
    const ended = await runProgram([`${nginx.url}/deploy.json`, '--max-polls', '12', '--json', '-i', '5ms']);
    expect([ended.code, of(ended, 'error')]).toEqual([0, []]);
  });
});

describe('a redirect', () => {
  it('on the same origin is followed, and its target is asked conditionally', async () => {
    const nginx = await startNginx('location = /latest { return 301 /deploy.json; }');
    nginx.put('deploy.json', building);
    const { code } = await runProgram([`${nginx.url}/latest`, '--max-polls', '2', '-i', '10ms']);
    expect(code).toBe(0);
    expect((await nginx.requests(4)).map(({ path, status }) => `${path} ${status}`)).toEqual([
      '/latest 301',
      '/deploy.json 200',
      '/latest 301',
      '/deploy.json 304',
    ]);
  });

  it('to itself ends the watch with 3', async () => {
    const nginx = await startNginx('location = /latest { return 302 /latest; }');
    const { code, stderr } = await runProgram([`${nginx.url}/latest`, '--until', 'ok', ...fast]);
    expect(code).toBe(3);
    expect(stderr).toMatch(/redirect/);
  });
});

describe('a password', () => {
  async function lockedNginx() {
    const passwords = join(emptyFolder(), 'passwords');
    writeFileSync(passwords, 'ada:{PLAIN}correct horse\n');
    const nginx = await startNginx(`auth_basic "deploys"; auth_basic_user_file ${passwords};`);
    nginx.put('deploy.json', ready);
    return nginx;
  }

  it('given by -u opens the door, is kept off the output, and brings 304s too', async () => {
    const nginx = await lockedNginx();
    const args = [`${nginx.url}/deploy.json`, '-u', 'ada:correct horse', '--until', 'polls() > 1', '-vv', ...fast];
    const { code, stdout, stderr } = await runProgram(args);
    expect(code).toBe(0);
    expect(stdout + stderr).not.toMatch(/correct horse|YWRhOmNvcnJlY3QgaG9yc2U/);
    expect((await nginx.requests(2)).map(({ status }) => status)).toEqual([200, 304]);
  });

  it.each([
    ['missing', []],
    ['wrong', ['-u', 'ada:wrong']],
  ])('that is %s ends the watch with 4 after one request', async (_, credentials) => {
    const nginx = await lockedNginx();
    const { code, stderr } = await runProgram([`${nginx.url}/deploy.json`, ...credentials, '--until', 'status=ready', ...fast]);
    expect(code).toBe(4);
    expect(stderr).toContain('401 Unauthorized');
    expect(await nginx.requests(1)).toHaveLength(1);
  });
});

describe('an upstream', () => {
  it('that is down is 502s and no verdict; the wait ends when it comes up', async () => {
    const port = await freePort();
    const nginx = await startNginx(`location / { proxy_pass http://127.0.0.1:${port}; }`);
    const watch = start([`${nginx.url}/health`, '--until', 'status=ready', '--json', ...fast]);
    await watch.shows('"502"');
    const upstream = createServer((_, response) => response.setHeader('content-type', 'application/json').end(ready));
    upstream.listen(port, '127.0.0.1');
    const ended = await watch.ended;
    upstream.close();
    expect(ended.code).toBe(0);
    expect(of(ended, 'error')).toMatchObject([{ class: 'status', status: 502, fatal: false }]);
    expect(of(ended, 'recover')).toHaveLength(1);
    // nginx answers with an HTML page, which is neither compared nor judged.
    expect(of(ended, 'change')).toEqual([]);
  });

  it('that dies in mid-answer is trouble, never a shorter answer', async () => {
    const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';
    const whole = `${head}content-length: 11\r\n\r\n[1,2,3,4,5]`;
    const cut = `${head}content-length: 11\r\n\r\n[1,2`;
    await using upstream = await startRawServer(thenClose(whole), thenClose(cut), thenClose(whole));
    const nginx = await startNginx(`location / { proxy_pass ${upstream.url}; }`);
    const ended = await runProgram([`${nginx.url}/`, '--max-polls', '4', '--json', '-i', '10ms']);
    expect([of(ended, 'error').length, of(ended, 'recover').length, of(ended, 'change')]).toEqual([1, 1, []]);
  });

  it('shielded by a rate limit is left alone for as long as nginx says', async () => {
    const limit = 'location / { limit_req zone=few; limit_req_status 429; error_page 429 @busy; }';
    const nginx = await startNginx(`${limit} location @busy { add_header Retry-After 1 always; return 429; }`);
    nginx.put('deploy.json', ready);
    const { code, stderr } = await runProgram([`${nginx.url}/deploy.json`, '--until', 'polls() > 2', ...fast]);
    expect(code).toBe(0);
    expect(stderr).toContain('429 Too Many Requests');
    expect((await nginx.requests(3)).map(({ status }) => status)).toEqual([200, 429, 200]);
  });
});

describe('TLS, with HTTP/2 on offer', () => {
  it.each([
    ['ends the watch with 3 under a certificate nobody knows', [], 3],
    ['is taken with -k', ['-k'], 0],
  ])('%s', async (_, args, code) => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'key'), key);
    writeFileSync(join(folder, 'certificate'), selfSigned);
    const port = await freePort();
    const certificate = `ssl_certificate ${folder}/certificate; ssl_certificate_key ${folder}/key;`;
    const nginx = await startNginx(`listen 127.0.0.1:${port} ssl http2; ${certificate}`);
    nginx.put('deploy.json', ready);
    const url = `https://127.0.0.1:${port}/deploy.json`;
    expect((await runProgram([url, '--until', 'status=ready', ...args, ...fast])).code).toBe(code);
  });
});
