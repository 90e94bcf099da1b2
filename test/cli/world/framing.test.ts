/** Answers that break the rules of HTTP, or are none: trouble that passes where HTTP was spoken before, else final. */
import { describe, expect, it } from 'vitest';
import { type Fault, tagged } from '../../support/fault.ts';
import { describeFaults } from '../../support/faults.ts';
import { runProgram } from '../../support/program.ts';
import { type RawStep, startRawServer, takeStep, thenClose } from '../../support/server-raw.ts';
import { rawAnswer, rawHead } from '../../support/server-scripts.ts';

const body = '{"v":2}';
const chunked = rawHead({ fields: ['Transfer-Encoding: chunked'] });
const broken = { exit: 3, error: 'network HPE_INVALID', says: ['breaks the rules of HTTP'] } as const;
// Where others get answers from the same origin it is known to speak HTTP; alone, they are judged below.
const foreign = { ...broken, says: [] };
const interim = {
  exit: 3,
  error: 'network UND_ERR_SOCKET',
  says: ['the server sent an interim answer that nobody asked for'],
} as const;
const header = { exit: 5, error: 'malformed UNUSABLE', says: ['the header of the answer is larger than 16 KiB'] } as const;

/** A good answer with something before it. */
function behind(interim: string): RawStep {
  return (request) => {
    request.socket.write(`HTTP/1.1 ${interim}\r\n\r\n`);
    takeStep(tagged(1), request);
  };
}

/** A good answer with something behind it, in the same packet. */
function before(more: string): RawStep {
  return ({ socket }) => socket.write(Buffer.concat([rawAnswer('{"v":1}'), Buffer.from(more)]));
}

/** Header fields without end, as fast as they are taken. */
const endlessHeader: RawStep = ({ socket }) => {
  const more = () => {
    while (!socket.destroyed && socket.write(`X-Filler: ${'x'.repeat(1000)}\r\n`));
  };
  socket.on('drain', more).write('HTTP/1.1 200 OK\r\n');
  more();
};

const faults: readonly Fault[] = [
  { ...foreign, name: 'the banner of an SSH server', server: 'SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n' },
  { ...foreign, name: 'random bytes', server: Buffer.from('9f3cd0a1ff00b7e2510d0a0d0a77', 'hex') },
  { ...foreign, name: 'an answer without a header, as of HTTP 0.9', server: thenClose(`${body}\n`) },
  { ...foreign, name: 'a status that is no number', server: `HTTP/1.1 two hundred\r\nContent-Length: 7\r\n\r\n${body}` },
  { ...broken, name: 'a status of four digits', server: `HTTP/1.1 2000 OK\r\nContent-Length: 7\r\n\r\n${body}` },
  { ...broken, name: 'a field without a colon', server: `HTTP/1.1 200 OK\r\nContent-Length 7\r\n\r\n${body}` },
  { ...broken, name: 'a NUL in a field', server: rawAnswer(body, { fields: ['X-Note: a\0b'] }) },
  { ...broken, name: 'a bare CR in a field', server: rawAnswer(body, { fields: ['X-Note: a\rb'] }) },
  { ...broken, name: 'a chunk whose size is none', server: `${chunked}seven\r\n${body}\r\n0\r\n\r\n` },
  { ...broken, name: 'a chunk of a negative size', server: `${chunked}-7\r\n${body}\r\n0\r\n\r\n` },
  { ...broken, name: 'a chunk of a size beyond all numbers', server: `${chunked}${'f'.repeat(40)}\r\n${body}` },
  { ...broken, name: 'a chunk longer than it says', server: `${chunked}4\r\n${body}\r\n0\r\n\r\n` },
  { ...broken, name: 'two different lengths', server: rawAnswer(body, { fields: ['Content-Length: 3'] }) },
  { ...broken, name: 'a length that is no number', server: `${rawHead({ fields: ['Content-Length: seven'] })}${body}` },
  {
    ...broken,
    name: 'a length and chunks',
    server: `${rawHead({ fields: ['Content-Length: 7', 'Transfer-Encoding: chunked'] })}7\r\n${body}\r\n0\r\n\r\n`,
    says: [],
  },
  { name: 'a 100 nobody asked for', server: behind('100 Continue'), exit: 8, says: ['v is 1'] },
  {
    ...interim,
    name: 'a 101 nobody asked for',
    server: behind('101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: h2c'),
  },
  {
    name: 'a 103 before the answer',
    server: behind('103 Early Hints\r\nLink: </a.css>; rel=preload'),
    exit: 8,
    says: ['v is 1'],
  },
  { name: 'a 102 before the answer', server: behind('102 Processing'), exit: 8, says: ['v is 1'] },
  { name: 'bytes behind the answer', server: before('garbage'), exit: 8, says: ['v is 1'] },
  { name: 'another answer behind the answer', server: before(rawAnswer('{"v":9}').toString()), exit: 8, says: ['v is 1'] },
  { ...header, name: 'a field of 17 KiB', server: rawAnswer(body, { fields: [`X-Filler: ${'x'.repeat(17 * 1024)}`] }) },
  {
    ...header,
    name: 'ten thousand fields',
    server: rawAnswer(body, { fields: Array.from({ length: 10_000 }, (_, at) => `X-${at}: ${at}`) }),
  },
  { ...header, name: 'a header without end', server: endlessHeader },
];

describeFaults(faults);

describe('what was never HTTP', () => {
  it.each([
    ['an SSH server', 'SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n'],
    ['a mail server', '220 mail.example.com ESMTP Postfix\r\n'],
    ['a database', Buffer.from('4a0000000a382e302e33320008', 'hex')],
    ['HTTP 0.9', thenClose(`${body}\n`)],
  ] satisfies [string, RawStep][])('%s ends a wait at once, asking for the port', async (_, step) => {
    await using server = await startRawServer(step);
    const { code, stderr } = await runProgram([server.url, '--until', 'v==2', '-i', '20ms', '-t', '10s']);
    expect([code, server.heads.length]).toEqual([3, 1]);
    expect(stderr).toContain(`unreachable: 127.0.0.1:${server.port} does not speak HTTP/1.1`);
    expect(stderr.trimEnd().split('\n').at(-1)).toBe('  Is the port right?');
  });
});
