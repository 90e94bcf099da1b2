/** Claims about encoding: curl's five forms, and what a query may hold. */
import { describe, expect, it } from 'vitest';
import { queryText, readUrlencodedPart, urlencoded } from '../../../../src/config/values/urlencoded.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (content: string) => ({ kind: 'text', text: content });
const file = (path: string) => ({ kind: 'file', path });

describe('one value', () => {
  it.each([
    ['content', { before: '', content: text('content') }],
    ['=a=b', { before: '', content: text('a=b') }],
    ['name=a@b', { before: 'name=', content: text('a@b') }],
    ['@file', { before: '', content: file('file') }],
    ['name@file', { before: 'name=', content: file('file') }],
    ['a@b=c', { before: 'a@b=', content: text('c') }],
    ['name=', { before: 'name=', content: text('') }],
    ['', { before: '', content: text('') }],
  ])('%j has its form', (given, part) => {
    expect(readUrlencodedPart(given)).toEqual(part);
  });
});

describe('content', () => {
  it.each([
    ['azAZ09-._~', 'azAZ09-._~'],
    ["!'()*", '%21%27%28%29%2A'],
    ['a b\n', 'a+b%0A'],
    ['ä&=+%', '%C3%A4%26%3D%2B%25'],
  ])('%j is encoded as %j', (given, encoded) => {
    expect(urlencoded(bytes(given))).toBe(encoded);
  });

  it('of any bytes is encoded byte by byte', () => {
    expect(urlencoded(Uint8Array.of(0, 255, 65))).toBe('%00%FFA');
  });
});

describe('a query', () => {
  it.each([
    ['a=b&c=%20+', 'a=b&c=%20+'],
    ['a b', 'a%20b'],
    ['a=#1', 'a=%231'],
    ['ä', '%C3%A4'],
    ['a\r\nb', 'a%0D%0Ab'],
  ])('has %j as %j', (given, query) => {
    expect(queryText(bytes(given))).toBe(query);
  });
});
