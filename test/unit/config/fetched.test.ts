/** Claims about what files and commands give for placeholders. */
import { describe, expect, it } from 'vitest';
import { fetchedFor, fetchPlaceholders } from '../../../src/config/fetched.ts';
import type { CommandEnd } from '../../../src/domain/ports.ts';

const calm: CommandEnd = { exitCode: 0, signal: null, duration: 1, timedOut: false };

async function findingOf(
  kind: 'file' | 'cmd',
  given: { content?: Uint8Array | string; out?: string; err?: string; end?: Partial<CommandEnd> },
) {
  const { content, out = '', err = '', end = {} } = given;
  const placeholder = { kind, name: '/run/x' };
  const fetched = await fetchPlaceholders([placeholder], {
    files: {
      read: async () => {
        if (content === undefined) throw Object.assign(new Error('no'), { code: 'ENOENT' });
        return typeof content === 'string' ? new TextEncoder().encode(content) : content;
      },
    },
    capture: async () => ({ end: { ...calm, ...end }, out, err }),
    mask: (text) => text.replaceAll('hunter22', '***'),
  });
  return fetchedFor(fetched, placeholder);
}

describe('a file', () => {
  it.each([
    ['token\n', 'token'],
    ['token\r\n', 'token'],
    ['token\n\n', 'token\n'],
    [' token ', ' token '],
    ['\ufefftoken', 'token'],
    ['', ''],
  ])('holding %j gives %j', async (content, value) => {
    expect(await findingOf('file', { content })).toEqual({ value });
  });

  it.each([
    ['that is not there', undefined, 'there is no such file'],
    ['that is no text', Uint8Array.of(0xff, 0xfe, 0x00), 'the file is no UTF-8 text'],
    ['larger than any secret', 'x'.repeat(1024 * 1024 + 1), 'the file is larger than 1 MiB'],
  ])('%s is told', async (_, content, trouble) => {
    expect(await findingOf('file', content === undefined ? {} : { content })).toEqual({
      trouble,
      hint: 'Write the path of a file that holds the value and nothing else.',
    });
  });

  it('is read once, however often it is named', async () => {
    const read: string[] = [];
    const files = {
      read: async (path: string) => {
        read.push(path);
        return new Uint8Array();
      },
    };
    const placeholders = ['~/a', 'b', '~/a'].map((name) => ({ kind: 'file' as const, name }));
    await fetchPlaceholders(placeholders, { files, capture: () => Promise.reject(new Error('no')), mask: String });
    expect(read).toEqual(['~/a', 'b']);
  });
});

describe('a command', () => {
  it.each([
    ['token\n', 'token'],
    ['token\r\n\n\n', 'token'],
    ['two\nlines\n', 'two\nlines'],
    ['', ''],
  ])('printing %j gives %j', async (out, value) => {
    expect(await findingOf('cmd', { out, err: 'some noise' })).toEqual({ value });
  });

  it.each([
    [{ exitCode: 1 }, 'first\nsecond\n', 'the command exited with 1: first'],
    [{ exitCode: 1 }, '', 'the command exited with 1'],
    [{ exitCode: 1 }, '\u001b[2Jhunter22\n', 'the command exited with 1: \\u001b[2J***'],
    [{ exitCode: 1 }, 'x'.repeat(500), `the command exited with 1: ${'x'.repeat(199)}…`],
    [{ exitCode: null, timedOut: true, signal: 'SIGTERM' }, '', 'the command stopped after 1m, its time limit'],
    [{ exitCode: null, signal: 'SIGSEGV' }, '', 'the command ended by SIGSEGV'],
    [{ exitCode: null, failure: 'ENOENT' }, '', 'the command could not be started: ENOENT'],
  ])('that goes wrong (%j) says so with its first complaint, harmless', async (end, err, trouble) => {
    expect(await findingOf('cmd', { end, err, out: 'half a secret' })).toEqual({
      trouble,
      hint: 'It must print the value and exit with 0.',
    });
  });
});
