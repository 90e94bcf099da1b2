/** Claims about the headers of the request. */
import { describe, expect, it } from 'vitest';
import { laterMistakeOf } from '../../../support/mistakes.ts';
import { valuesIn } from '../../../support/secrets.ts';
import { planOf, type World } from '../../../support/surroundings.ts';

const headersOf = async (flags: Readonly<Record<string, readonly string[]>>, world: World = {}, url?: string) =>
  (await planOf(flags, world, url)).watches[0].watch.request.headers;
const standard = [
  ['Accept', '*/*'],
  ['User-Agent', 'watch-api/1.2.3'],
];

describe('headers', () => {
  it('are two by default', async () => {
    expect(await headersOf({})).toEqual(standard);
  });

  it('of the user replace defaults of the same name, whatever its case, and keep their order', async () => {
    expect(await headersOf({ header: ['accept: text/plain', 'X-A: 1', 'X-A: 2'] })).toEqual([
      ['User-Agent', 'watch-api/1.2.3'],
      ['accept', 'text/plain'],
      ['X-A', '1'],
      ['X-A', '2'],
    ]);
  });

  it('may be removed and may be empty', async () => {
    expect(await headersOf({ header: ['Accept:', 'X-Empty;'] })).toEqual([
      ['User-Agent', 'watch-api/1.2.3'],
      ['X-Empty', ''],
    ]);
  });

  it('name another agent, or none', async () => {
    expect(await headersOf({ 'user-agent': ['me/1'] })).toContainEqual(['User-Agent', 'me/1']);
    expect(await headersOf({ 'user-agent': [''] })).toEqual([['Accept', '*/*']]);
  });
});

describe('--header @FILE', () => {
  const world = {
    contents: { h: 'X-A: 1\r\n# a comment\n\nX-B: {{env:T}}\nAccept:\nX-C;\n', bad: 'X-A: 1\nnonsense' },
    input: 'X-Z: 9',
  };

  it('sends one header a line, comments and empty lines left out, placeholders as they are', async () => {
    expect(await headersOf({ header: ['@h', 'X-D: 4'] }, world)).toEqual([
      ['User-Agent', 'watch-api/1.2.3'],
      ['X-A', '1'],
      ['X-B', '{{env:T}}'],
      ['X-C', ''],
      ['X-D', '4'],
    ]);
  });

  it('may be standard input', async () => {
    expect(await headersOf({ header: ['@-'] }, world)).toContainEqual(['X-Z', '9']);
  });

  it.each([
    [['@nope'], '--header: nope cannot be read: there is no such file'],
    [['@bad'], '--header: the header line has no colon'],
    [['@'], '--header: @ names no file'],
  ])('%j is refused', async (header, message) => {
    expect((await laterMistakeOf(headersOf({ header }, world))).message).toBe(message);
  });
});

describe('--referer', () => {
  it('is a header, unless it is empty or written', async () => {
    expect(await headersOf({ referer: ['http://r/'] })).toContainEqual(['Referer', 'http://r/']);
    expect(await headersOf({ referer: [''] })).toEqual(standard);
    expect(await headersOf({ referer: ['http://r/'], header: ['referer: x'] })).toEqual([...standard, ['referer', 'x']]);
  });

  it('says nothing of redirects, and says so', async () => {
    const { watches, notices } = await planOf({ referer: ['http://r/;auto'] });
    expect(watches[0].watch.request.headers).toContainEqual(['Referer', 'http://r/']);
    expect(notices).toEqual([
      { code: 'referer', message: '--referer: ;auto says nothing here: no Referer is made up on redirects' },
    ]);
    expect(await headersOf({ referer: [';auto'] })).toEqual(standard);
  });

  it('is refused where it is no header', async () => {
    expect((await laterMistakeOf(headersOf({ referer: ['a\nb'] }))).message).toBe(
      '--referer: the value of header Referer has a line break that no header may carry (character 2)',
    );
  });
});

describe('secrets in headers', () => {
  it('are known to the plan', async () => {
    const { secrets } = await planOf({
      user: ['me:hunter22'],
      header: ['X-Api-Key: key-value', 'Cookie: session=cookie-value; theme=dark', 'X-Plain: plain-value'],
    });
    const values = valuesIn(secrets);
    expect(values).toEqual(expect.arrayContaining(['hunter22', 'me:hunter22', btoa('me:hunter22'), 'key-value', 'cookie-value']));
    expect(values).not.toContain('plain-value');
  });
});
