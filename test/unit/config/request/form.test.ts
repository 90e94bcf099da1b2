/** Claims about forms: curl's kinds of data, in the order given, in the body or in the query. */
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../../src/cli/command-line/parse.ts';
import { withQuery } from '../../../../src/config/request/form.ts';
import { resolvePlan } from '../../../../src/config/resolve.ts';
import { laterMistakeOf } from '../../../support/mistakes.ts';
import { planOf, surroundingsOf, type World } from '../../../support/surroundings.ts';

type Flags = Readonly<Record<string, readonly string[]>>;

const requestOf = async (flags: Flags, world: World = {}, url = 'https://a.test/x') =>
  (await planOf({ repeat: ['true'], ...flags }, world, url)).watches[0].watch.request;
const bodyOf = async (flags: Flags, world: World = {}) => {
  const { body } = await requestOf(flags, world);
  return body === undefined ? undefined : new TextDecoder().decode(body);
};
const urlOf = async (flags: Flags, world: World = {}, url?: string) => (await requestOf(flags, world, url)).url;
const files = { contents: { f: 'a=1\r\nb=2\n', g: 'x y&z\n' }, input: 'in\n' };

describe('--data', () => {
  it.each([
    [['a=1'], 'a=1'],
    [['a=1', 'b=2', 'c'], 'a=1&b=2&c'],
    [['', ''], '&'],
    [['ü'], 'ü'],
  ])('%j sends %j', async (data, body) => {
    expect(await bodyOf({ data })).toBe(body);
  });

  it('reads a file without its line ends and NULs, and standard input', async () => {
    expect(await bodyOf({ data: ['@f', '@-'] }, files)).toBe('a=1b=2&in');
    expect(await bodyOf({ data: ['@f'] }, { contents: { f: 'a\0b' } })).toBe('ab');
  });

  it('fills in placeholders in what is typed, never in a file', async () => {
    const world = { contents: { f: '{{env:T}}' }, environment: { T: 'secret' } };
    expect(await bodyOf({ data: ['t={{env:T}}', '@f'] }, world)).toBe('t=secret&{{env:T}}');
  });
});

describe('its kin', () => {
  it('--data-raw has no files', async () => {
    expect(await bodyOf({ 'data-raw': ['@f', 'b'] }, files)).toBe('@f&b');
  });

  it('--data-binary sends a file as it is', async () => {
    expect(await bodyOf({ 'data-binary': ['@f'] }, files)).toBe('a=1\r\nb=2\n');
    expect(await bodyOf({ 'data-binary': ['@-', 'c\n'] }, files)).toBe('in\n&c\n');
  });

  it.each([
    ['a b', 'a+b'],
    ['=a b', 'a+b'],
    ['n=a b', 'n=a+b'],
    ['@g', 'x+y%26z%0A'],
    ['n@g', 'n=x+y%26z%0A'],
    ['n@-', 'n=in%0A'],
  ])('--data-urlencode %s sends %s', async (data, body) => {
    expect(await bodyOf({ 'data-urlencode': [data] }, files)).toBe(body);
  });

  it('makes one body with it, in the order of the command line', async () => {
    const argv = ['-d', 'a', '--data-raw', '@b', '-d', 'c', '--data-urlencode', 'd e', '--data-binary', 'f', '--once', 'a.test'];
    const invocation = parseArguments(argv);
    if (invocation.kind !== 'watch') throw new Error('no watch');
    const { watches } = await resolvePlan(invocation, surroundingsOf());
    expect(new TextDecoder().decode(watches[0].watch.request.body)).toBe('a&@b&c&d+e&f');
  });

  it('posts a form unless told otherwise', async () => {
    for (const name of ['data', 'data-raw', 'data-binary', 'data-urlencode']) {
      const request = await requestOf({ [name]: ['a=1'] });
      expect(request.method).toBe('POST');
      expect(request.headers).toContainEqual(['Content-Type', 'application/x-www-form-urlencoded']);
    }
  });

  it.each([
    [{ 'data-binary': ['@nope'] }, '--data-binary: nope cannot be read: there is no such file'],
    [{ 'data-urlencode': ['n@nope'] }, '--data-urlencode: nope cannot be read: there is no such file'],
    [{ 'data-urlencode': ['@'] }, '--data-urlencode: @ names no file'],
    [{ 'url-query': ['n@nope'] }, '--url-query: nope cannot be read: there is no such file'],
    [{ data: ['@-'], 'data-binary': ['@-'] }, '--data-binary: standard input is read already'],
  ])('%j is refused', async (flags, message) => {
    expect((await laterMistakeOf(requestOf(flags))).message).toBe(message);
  });
});

describe('--get', () => {
  it('puts the data into the query and asks with GET', async () => {
    const request = await requestOf({ get: ['true'], data: ['a=1', 'b=2'], repeat: ['false'] });
    expect([request.method, request.url, request.body]).toEqual(['GET', 'https://a.test/x?a=1&b=2', undefined]);
    expect(request.headers.map(([name]) => name)).not.toContain('Content-Type');
  });

  it('puts them behind the query that is there, and leaves the method to --request', async () => {
    const flags = { get: ['true'], data: ['a'], request: ['HEAD'] };
    const request = await requestOf(flags, {}, 'https://a.test/x?q=1');
    expect([request.method, request.url]).toEqual(['HEAD', 'https://a.test/x?q=1&a']);
  });

  it.each([
    [{ data: ['a b#c'] }, 'https://a.test/x?a%20b%23c'],
    [{ 'data-binary': ['@f'] }, 'https://a.test/x?a=1%0D%0Ab=2%0A'],
    [{ 'data-urlencode': ['q=a/b c'] }, 'https://a.test/x?q=a%2Fb+c'],
    [{ data: [''] }, 'https://a.test/x'],
    [{}, 'https://a.test/x'],
  ])('with %j asks %s', async (flags, url) => {
    expect(await urlOf({ get: ['true'], ...flags }, files)).toBe(url);
  });

  it('with --data-json makes no sense', async () => {
    expect((await laterMistakeOf(requestOf({ get: ['true'], 'data-json': ['{}'] }))).message).toBe(
      '--get and --data-json do not go together: a JSON document is a body, not a query',
    );
  });
});

describe('--url-query', () => {
  it.each([
    [['a=b c'], 'https://a.test/x?a=b+c'],
    [['+a=b%20c&d'], 'https://a.test/x?a=b%20c&d'],
    [['a b'], 'https://a.test/x?a+b'],
    [['a=1', 'b=2'], 'https://a.test/x?a=1&b=2'],
    [['n@g'], 'https://a.test/x?n=x+y%26z%0A'],
    [['', 'a=b'], 'https://a.test/x?&a=b'],
    [['+'], 'https://a.test/x'],
  ])('%j asks %s', async (parts, url) => {
    expect(await urlOf({ 'url-query': parts }, files)).toBe(url);
  });

  it('goes with a body, and before the data of --get', async () => {
    expect(await requestOf({ 'url-query': ['a=1'], data: ['b'] })).toMatchObject({ method: 'POST', url: 'https://a.test/x?a=1' });
    expect(await urlOf({ 'url-query': ['a=1'], data: ['b=2'], get: ['true'] })).toBe('https://a.test/x?a=1&b=2');
  });

  it('shows no secret of its own, short ones included', async () => {
    const flags = { 'url-query': ['pin={{env:PIN}}', 'token=abcdef'] };
    const { watches, secrets } = await planOf(flags, { environment: { PIN: '1 2' } }, 'https://a.test/x');
    expect(watches[0].watch.target).toBe('https://a.test/x?pin=***&token=***');
    expect(secrets.mask('saw abcdef')).toBe('saw ***');
  });
});

describe('a query', () => {
  it.each([
    ['https://a/', 'b', 'https://a/?b'],
    ['https://a/?', 'b', 'https://a/?b'],
    ['https://a/?c&', 'b', 'https://a/?c&b'],
    ['https://a/?c', '', 'https://a/?c'],
  ])('%s grows by %j to %s', (url, text, longer) => {
    expect(withQuery(url, [{ text, secrets: [] }])).toBe(longer);
  });
});
