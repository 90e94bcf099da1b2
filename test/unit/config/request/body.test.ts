/** Claims about the body of the request. */
import { describe, expect, it } from 'vitest';
import { laterMistakeOf } from '../../../support/mistakes.ts';
import { planOf, type World } from '../../../support/surroundings.ts';

const requestOf = async (flags: Readonly<Record<string, readonly string[]>>, world: World = {}) =>
  (await planOf({ repeat: ['true'], ...flags }, world)).watches[0].watch.request;
const bodyOf = async (flags: Readonly<Record<string, readonly string[]>>, world: World = {}) =>
  new TextDecoder().decode((await requestOf(flags, world)).body);

describe('a form', () => {
  it('takes another method and another type', async () => {
    const put = await requestOf({ data: ['a=1'], request: ['put'], header: ['content-type: text/plain'] });
    expect([put.method, put.headers.filter(([name]) => /content-type/i.test(name))]).toEqual([
      'PUT',
      [['content-type', 'text/plain']],
    ]);
  });

  it('may go with GET, which some search APIs want', async () => {
    expect((await requestOf({ data: ['a'], request: ['GET'], repeat: ['false'] })).method).toBe('GET');
  });
});

describe('--data-json', () => {
  it('posts JSON and asks for JSON', async () => {
    const request = await requestOf({ 'data-json': ['{"a":1}'] });
    expect(request.method).toBe('POST');
    expect(request.headers).toEqual([
      ['Accept', 'application/json'],
      ['User-Agent', 'watch-api/1.2.3'],
      ['Content-Type', 'application/json'],
    ]);
  });

  it('sends a file byte for byte', async () => {
    expect(await bodyOf({ 'data-json': ['@f'] }, { contents: { f: '{\n "a": 1\n}\n' } })).toBe('{\n "a": 1\n}\n');
  });
});

describe('a body', () => {
  it.each([
    [{ data: ['@nope'] }, '--data: nope cannot be read: there is no such file'],
    [{ data: ['@'] }, '--data: @ names no file'],
    [{ 'data-json': ['{"a":}'] }, '--data-json: this is not JSON: expected a value (character 6)'],
    [{ 'data-json': ['@f'] }, '--data-json: this is not JSON: expected a value (character 1)'],
    [{ data: ['a'], request: ['HEAD'] }, 'a HEAD request has no body'],
  ])('%j is refused', async (flags, message) => {
    expect((await laterMistakeOf(requestOf(flags, { contents: { f: 'a: 1' } }))).message).toBe(message);
  });
});
