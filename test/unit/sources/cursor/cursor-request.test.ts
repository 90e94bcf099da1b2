import { describe, expect, it } from 'vitest';
import { numberOf } from '../../../../src/domain/exact-number.ts';
import type { Json } from '../../../../src/domain/json.ts';
import type { RequestSpec } from '../../../../src/domain/watch.ts';
import { cursorRequest, cursorText } from '../../../../src/sources/cursor/cursor-request.ts';
import { bytesOf } from '../../../support/scripted-http.ts';
import { requestTo } from '../../../support/server-requests.ts';

const plain = 'http://api.test/items';
const FORM = ['Content-Type', 'application/x-www-form-urlencoded'] as const;
const odd = 'a b/"c"&d\n€';

function filled(cursor: Json | undefined, { url = plain, ...parts }: Partial<RequestSpec>) {
  const fill = cursorRequest(requestTo(url, parts));
  if (fill === undefined) throw new Error('no place for a cursor');
  const { body, ...request } = fill(cursor);
  return { ...request, text: new TextDecoder().decode(body) };
}

const bodyOf = (body: string, cursor: Json | undefined, headers: RequestSpec['headers'] = []) =>
  filled(cursor, { headers, body: bytesOf(body) }).text;

describe('the cursor', () => {
  it.each([
    ['http://api.test/items?after={{cursor}}&n=1', 'http://api.test/items?after=a%20b%2F%22c%22%26d%0A%E2%82%AC&n=1'],
    [new URL('http://api.test/{{cursor}}/next').href, 'http://api.test/a%20b%2F%22c%22%26d%0A%E2%82%AC/next'],
    ['http://api.test/?q=%7b%7Bcursor%7d%7D', 'http://api.test/?q=a%20b%2F%22c%22%26d%0A%E2%82%AC'],
    ['http://api.test/?q=%7B%7B+cursor+%7D%7D', 'http://api.test/?q=a%20b%2F%22c%22%26d%0A%E2%82%AC'],
  ])('is encoded in %s', (url, expected) => {
    expect(filled(odd, { url }).url).toBe(expected);
  });

  it('stands in a header as it is', () => {
    const headers = [
      ['X-After', 'v={{cursor}}'],
      ['Accept', '*/*'],
    ] as const;
    expect(filled('abc', { headers }).headers).toEqual([
      ['X-After', 'v=abc'],
      ['Accept', '*/*'],
    ]);
  });

  it('is escaped in the strings of a JSON body', () => {
    const body = '{"note":"a \\" {{x}}","after":"t:{{cursor}}","n":[1]}';
    const text = bodyOf(body, odd);
    expect(JSON.parse(text)).toEqual({ note: 'a " {{x}}', after: `t:${odd}`, n: [1] });
    expect(bodyOf(body, odd, [FORM])).toBe(text);
  });

  it.each<[Json | undefined, string]>([
    ['a"b', '{"after": "a\\"b"}'],
    [17, '{"after": 17}'],
    [numberOf('12345678901234567890'), '{"after": 12345678901234567890}'],
    [[17, 'x'], '{"after": [17,"x"]}'],
    [undefined, '{"after": null}'],
  ])('in place of a JSON value is one: %j', (cursor, expected) => {
    expect(bodyOf('{"after": {{cursor}}}', cursor)).toBe(expected);
  });

  it('stands in every part of a batch', () => {
    const batch = '[{"method":"GET","path":"/a?after={{cursor}}"},{"body":{"since":{{ cursor }}}}]';
    expect(JSON.parse(bodyOf(batch, 7))).toEqual([{ method: 'GET', path: '/a?after=7' }, { body: { since: 7 } }]);
  });

  it('is encoded in a form, as it was written there or as curl writes it', () => {
    expect(bodyOf('after={{cursor}}&n=1', 'a b&c', [FORM])).toBe('after=a%20b%26c&n=1');
    expect(bodyOf('after=%7B%7Bcursor%7D%7D', 'a b&c', [FORM])).toBe('after=a%20b%26c');
  });

  it('stands in any other body as it is', () => {
    expect(bodyOf('<after>{{cursor}}</after>', 'a b', [['Content-Type', 'text/xml']])).toBe('<after>a b</after>');
    expect(bodyOf('{{cursor}}', 'a b')).toBe('a b');
  });

  it('is nothing at first', () => {
    expect(filled(undefined, { url: `${plain}?after={{cursor}}` }).url).toBe(`${plain}?after=`);
    expect(bodyOf('{"after":"{{cursor}}"}', undefined)).toBe('{"after":""}');
  });

  it('may look like a pattern of a replacement', () => {
    expect(filled('$&$1', { headers: [['X-After', '{{cursor}}']] }).headers).toEqual([['X-After', '$&$1']]);
  });

  it('leaves half a character out of URLs', () => {
    expect(filled('a\ud83d', { url: `${plain}?after={{cursor}}` }).url).toBe(`${plain}?after=a%EF%BF%BD`);
  });
});

describe('a request without a place for it', () => {
  it.each<[Partial<RequestSpec>]>([
    [{}],
    [{ headers: [['X', '{{cursors}}']] }],
    [{ body: bytesOf('{"a":"{{x}}"}') }],
    [{ body: new Uint8Array([0xff, ...bytesOf('{{cursor}}')]) }],
  ])('is told: %j', (parts) => {
    expect(cursorRequest(requestTo(plain, parts))).toBe(undefined);
  });

  it('is sent as it is in all other parts', () => {
    const body = new Uint8Array([0xff]);
    const request = requestTo(plain, { method: 'POST', body, headers: [['X', '{{cursor}}']] });
    expect(cursorRequest(request)?.('1')).toEqual({ ...request, headers: [['X', '1']] });
  });
});

it.each<[Json | undefined, string]>([
  [undefined, ''],
  ['a', 'a'],
  [1.5, '1.5'],
  [numberOf('1.50'), '1.50'],
  [true, 'true'],
  [[1], '[1]'],
])('%j as a text is %s', (cursor, text) => {
  expect(cursorText(cursor)).toBe(text);
});
