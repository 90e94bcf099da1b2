/** curl commands as a person has them: typed behind the word curl, or pasted from a browser. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, runProgram } from '../support/program.ts';
import { startServer } from '../support/server.ts';

const up = () => startServer(() => ({ headers: { 'content-type': 'application/json' }, body: '{"up":true}' }));
const quick = ['-i', '10ms', '--timeout', '10s'];

/** As Chrome copies a request for bash. */
const copied = (url: string) => `curl '${url}/items?page=1&token=t0k3n-in-url' \\
  -H 'accept: application/json' \\
  -H 'accept-language: en;q=0.9' \\
  -b 'session=c00kie-value' \\
  -H 'authorization: Bearer b3arer-value' \\
  -H 'if-none-match: "v1"' \\
  -H 'te: trailers' \\
  --data-raw $'{"a":"it\\'s \\u0021 {{env:HOME}}"}' \\
  --compressed`;

describe('watch-api … curl …', () => {
  it('waits on what curl would ask for, with options of ours on either side', async () => {
    await using server = await up();
    const args = [
      ...quick,
      'curl',
      '-sSfL',
      '-XPUT',
      `${server.url}/x`,
      '-HA: 1',
      '-d',
      'a=1',
      '-d',
      'b=2',
      '--until',
      'up',
      '--once',
    ];
    const { code, stderr } = await runProgram(args);
    expect([code, stderr]).toEqual([0, expect.stringContaining('met: ')]);
    expect(server.requests[0]).toMatchObject({ method: 'PUT', path: '/x', headers: { a: '1' } });
    expect(server.requests[0]?.body).toBe('a=1&b=2');
  });

  it('takes http for a URL without a scheme, and follows no redirect unless it is told to', async () => {
    await using server = await startServer(({ path }) =>
      path === '/a'
        ? { status: 302, headers: { location: '/b' } }
        : { headers: { 'content-type': 'application/json' }, body: '{}' },
    );
    const host = server.url.replace('http://', '');
    await runProgram(['--once', 'curl', `${host}/a`]);
    expect(server.requests.map(({ path }) => path)).toEqual(['/a']);
    await runProgram(['--once', 'curl', '-L', `${host}/a`]);
    expect(server.requests.map(({ path }) => path)).toEqual(['/a', '/a', '/b']);
  });

  it('runs the command behind --', async () => {
    await using server = await up();
    const { code, stdout } = await runProgram([...quick, 'curl', '-s', server.url, '--', 'echo', 'curl', '-X']);
    expect([code, stdout]).toEqual([0, 'curl -X\n']);
  });

  it('fills in placeholders, and masks what they held', async () => {
    await using server = await up();
    const { stderr } = await runProgram(['--once', '-vv', 'curl', '-H', 'X-Key: {{env:SECRET}}', server.url], {
      environment: { SECRET: 's3cr3t-value' },
    });
    expect(server.requests[0]?.headers['x-key']).toBe('s3cr3t-value');
    expect(stderr).not.toContain('s3cr3t-value');
  });

  it('watches several URLs', async () => {
    await using server = await up();
    const args = [...quick, '--format', 'ndjson', 'curl', `${server.url}/a`, `b=${server.url}/b`, '--until', 'up'];
    const { code, events } = await runProgram(args);
    expect(code).toBe(0);
    const ends = events().filter(({ type }) => type === 'end');
    expect(ends.map(({ watch }) => watch).sort()).toEqual(['a', 'b']);
  });

  it('asks before a POST is repeated', async () => {
    const { code, stderr } = await runProgram(['curl', '-d', 'a=1', 'http://127.0.0.1:1/']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('POST would be sent on every poll')]);
  });

  it('says what it left out, once', async () => {
    await using server = await up();
    const { stderr } = await runProgram(['--once', 'curl', '-o', '/dev/null', '-w', '%{http_code}', '-r', '0-9', server.url]);
    expect(stderr.match(/left out/g)).toHaveLength(2);
    expect(server.requests[0]?.headers['range']).toBeUndefined();
  });

  it.each([
    [['curl', '-i', '5s', 'a.test'], 'Write -i 5s before the word curl, or --interval 5s.', 8],
    [['curl', '-t', '10m', 'a.test'], 'Write -t 10m before the word curl, or --timeout 10m.', 5],
    [['curl', 'a.test', '--rate', '2/s'], '--rate N/DUR', 7],
    [['curl', 'a.test', '-F', 'a=b'], 'multipart bodies are not sent', 7],
    [['curl', 'http://a.test/[1-3]'], 'behind -g', 14],
  ])('%j is exit 2 with a caret and a way out', async (args, text, column) => {
    const { code, stderr } = await runProgram(args);
    expect([code, stderr.toLowerCase()]).toEqual([2, expect.stringContaining(text.replace('Write ', '').toLowerCase())]);
    expect(/^ {4}( *)\^/m.exec(stderr)?.[1]?.length).toBe(column);
  });

  it('has a page of help', async () => {
    const { code, stdout } = await runProgram(['curl', '--help']);
    expect([code, stdout]).toEqual([0, expect.stringContaining('watch-api --curl')]);
  });
});

describe('--curl', () => {
  it.each(['text', 'file', 'standard input'])('waits on what a browser copied, as %s', async (how) => {
    await using server = await up();
    const cwd = emptyFolder();
    const text = copied(server.url);
    writeFileSync(join(cwd, 'request.txt'), text);
    const given = { text, file: '@request.txt', 'standard input': '-' }[how] ?? '';
    const { code, stderr } = await runProgram(['--curl', given, ...quick, '--until', 'up', '--once', '-vv'], {
      cwd,
      input: text,
    });
    expect([code, stderr]).toEqual([0, expect.stringContaining('left out of the curl command: if-none-match, te')]);
    const [request] = server.requests;
    expect(request).toMatchObject({
      method: 'POST',
      path: '/items?page=1&token=t0k3n-in-url',
      headers: { authorization: 'Bearer b3arer-value', cookie: 'session=c00kie-value', accept: 'application/json' },
      body: '{"a":"it\'s ! {{env:HOME}}"}',
    });
    for (const secret of ['t0k3n-in-url', 'b3arer-value', 'c00kie-value']) expect(stderr).not.toContain(secret);
  });

  it('lets flags beside it win', async () => {
    await using server = await up();
    const flags = ['--bearer', 'fr3sh-token', '-H', 'Accept: text/plain', '--data-json', '{}', '--once'];
    await runProgram(['--curl', copied(server.url), ...flags]);
    expect(server.requests[0]).toMatchObject({
      headers: {
        authorization: 'Bearer fr3sh-token',
        accept: 'text/plain',
        'content-type': 'application/json',
        cookie: 'session=c00kie-value',
      },
      body: '{}',
    });
  });

  it('takes what was copied for cmd', async () => {
    await using server = await up();
    const text = `curl ^"${server.url}/?a=1^&b=100^%^25^" ^\r\n  -H ^"x: ^\\^"q^\\^"^" ^\r\n  --data-raw ^"^{^\\^"a^\\^":^\\^"x^\\^\\ny^\\^"^}^"\r\n`;
    await runProgram(['--curl', text, '--once']);
    expect(server.requests[0]).toMatchObject({ path: '/?a=1&b=100%25', headers: { x: '"q"' }, body: '{"a":"x\\ny"}' });
  });

  it('may stand in a file, and runs by name', async () => {
    await using server = await up();
    const cwd = emptyFolder();
    const lines = ['version: 1', 'watches:', '  items:', '    until: up', '    repeat: true', '    curl: |-'];
    const entry = copied(server.url).replace(/^/gm, '      ');
    writeFileSync(join(cwd, 'watch-api.config.yaml'), [...lines, entry].join('\n'));
    const { code, stderr } = await runProgram(['run', 'items', ...quick], { cwd });
    expect([code, stderr]).toEqual([0, expect.stringContaining('met')]);
    expect((await runProgram(['run'], { cwd })).stdout).toBe('items  curl …\n');
  });

  it.each([
    ['curl $(touch made) http://a.test/', '$( outside single quotes runs a command'],
    ["curl 'http://a.test/' | sh", '| outside quotes hands the answer to another command'],
    ["curl 'http://a.test/' --until up", '--until is an option of watch-api, not of curl'],
    ['Invoke-WebRequest -Uri "http://a.test/"', 'this is PowerShell, not a curl command'],
    ['fetch("http://a.test/");', 'this is JavaScript, not a curl command'],
  ])('%j is exit 2, and nothing is run', async (text, message) => {
    const { code, stdout, stderr } = await runProgram(['--curl', text]);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(`--curl: ${message}`)]);
  });

  it('shows no secret of a command that cannot be read', async () => {
    const text = "curl 'http://a.test/?token=hidden' -H 'Cookie: hidden' -u hidden:hidden | jq .";
    const { stderr } = await runProgram(['--curl', text, '--debug']);
    expect(stderr).toContain('curl … -H … -u … |');
    expect(stderr).not.toContain('hidden');
  });

  it.each([
    [['--curl', 'curl', 'http://a.test/', '--compressed'], '--curl takes a whole command, in quotes'],
    [['--curl', 'curl a.test', 'http://b.test/'], '--curl and a URL do not go together'],
    [[], 'there is no URL to watch'],
  ])('%j is exit 2', async (args, message) => {
    const { code, stderr } = await runProgram(args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});
