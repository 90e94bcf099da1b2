/** Claims about whole curl commands: behind the word curl, and pasted, they send what the installed curl sends. */
import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shellQuoted } from '../../src/domain/shell-quote.ts';
import { type Capture, startCapture } from '../support/capture.ts';
import { emptyFolder, runProgram } from '../support/program.ts';

/** What differs between any two clients. */
const OWN = /^(accept-encoding|connection|if-none-match|if-modified-since): |^user-agent: (curl|watch-api)\//;

let server: Capture;

beforeAll(async () => {
  server = await startCapture({ redirecting: (target) => (target === '/a' ? '/b' : undefined) });
});
afterAll(() => server[Symbol.asyncDispose]());

function arrived() {
  return server.taken().map((request) => ({ ...request, fields: request.fields.filter((field) => !OWN.test(field)) }));
}

/** Runs the installed curl to its end. */
function curl(words: readonly string[], cwd: string): Promise<void> {
  const child = spawn('curl', ['-q', '--max-time', '10', ...words], { cwd, stdio: 'ignore' });
  return new Promise((resolve) => child.on('close', () => resolve()));
}

const U = 'http://HOST/x';
const commands: readonly (readonly string[])[] = [
  [U],
  ['HOST/x'],
  ['-sSfL', 'http://HOST/a'],
  ['http://HOST/a'],
  ['--location', '--no-location', 'http://HOST/a'],
  ['-I', U],
  ['-I', '-XGET', U],
  ['-XPUT', '-da=1', '--data-urlencode', 'b=c d', '--data-raw', '@e', U],
  ['-Gd', 'a=1', '-d', 'b=2', `${U}?c=3`],
  ['--url-query', 'b=2 3', `${U}?c=3`],
  ['--json', '{"a":1}', U],
  ['-HX-A: 1', '-H', 'X-B;', '-H', 'Accept:', U],
  ['-u', 'me:p w', U],
  ['-u', 'me:pw', '-H', 'Authorization: Bearer t', U],
  ['--oauth2-bearer', 't', U],
  ['-b', 'a=1; b=2', '-e', 'http://r/', '-A', 'me', U],
  ['--compressed', '-k', '-4', '--http1.1', '--retry', '1', '-o', '/dev/null', '-w', '%{http_code}', U],
  ['--url', U, '-s'],
  ['-g', 'http://HOST/x?a=[1]&b={2}'],
  [String.raw`http://HOST/x?a=\[1\]`],
  ['-m', '2.5', '--connect-timeout', '2', '--max-redirs', '0', U],
  ['--resolve', 'some.test:PORT:127.0.0.1', 'http://some.test:PORT/x'],
  ['-d', 'it\'s "$HOME" `x` \\ ! é\n', U],
  [U, 'http://HOST/y'],
];

describe('curl and we send the same for', () => {
  it.each(commands.map((words) => [words.join(' '), words] as const))('%s', async (_, words) => {
    const cwd = emptyFolder();
    const filled = words.map((word) => word.replace('HOST', `127.0.0.1:${server.port}`).replace('PORT', String(server.port)));
    const flags = ['--once', '--no-config', '-q'];
    await curl(filled, cwd);
    const theirs = arrived();
    expect(theirs.length, 'curl sent nothing').toBeGreaterThan(0);
    const typed = await runProgram([...flags, 'curl', ...filled], { cwd });
    expect(arrived(), typed.stderr).toEqual(theirs);
    const pasted = await runProgram([...flags, '--curl', ['curl', ...filled.map(shellQuoted)].join(' ')], { cwd });
    expect(arrived(), pasted.stderr).toEqual(theirs);
  });
});
