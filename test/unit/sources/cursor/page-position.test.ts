import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../src/domain/json.ts';
import type { RequestSpec } from '../../../../src/domain/watch.ts';
import { cursorRequest } from '../../../../src/sources/cursor/cursor-request.ts';
import { nextUrl, positionAt, shownCursor } from '../../../../src/sources/cursor/page-position.ts';
import { scriptedHttp } from '../../../support/scripted-http.ts';
import { requestTo } from '../../../support/server-requests.ts';

const url = 'https://api.test/items';
const by = url;

function at(cursor: Json | undefined, parts: Partial<RequestSpec> = {}) {
  const request = requestTo(url, parts);
  const { page } = positionAt({ request, fill: cursorRequest(request), http: scriptedHttp([]).http }, cursor, { by });
  return 'failure' in page ? page.failure : page.request.url;
}

describe('the page at a cursor', () => {
  it('is at the request`s own URL, with the cursor where it belongs', () => {
    expect([at(undefined), at('x', { url: `${url}?after={{cursor}}` })]).toEqual([url, `${url}?after=x`]);
  });

  it('is at the cursor itself where that has no place in the request', () => {
    expect(at('/items?page=2')).toBe('https://api.test/items?page=2');
  });

  it('is nowhere for a cursor that is no URL then', () => {
    expect(at('abc\u001b')).toEqual({
      kind: 'protocol',
      code: 'CURSOR_PLACE',
      message: 'the cursor is "abc\\u001b", which is no URL, and {{cursor}} stands nowhere in the request',
      hint: "Put it where the server wants it: 'https://…?after={{cursor}}'.",
    });
  });

  it('is not on another origin where the user`s credentials are needed', () => {
    expect(at('https://other.test/', { headers: [['Authorization', 'x']] })).toMatchObject({
      code: 'NAMED_ORIGIN',
      message: expect.stringContaining('the next page is at another origin, https://other.test, '),
    });
    expect(at('https://other.test/')).toBe('https://other.test/');
  });

  it('is asked for bare once another origin has been asked', () => {
    const making = { request: requestTo(url, { headers: [['X-Team', 'blue']] }), fill: undefined, http: scriptedHttp([]).http };
    const other = positionAt(making, 'https://other.test/2', { by });
    if ('failure' in other.page) throw new Error(other.page.failure.kind);
    const { page } = positionAt(making, 'https://other.test/3', { by: 'https://other.test/2', before: other.page });
    expect(page).toMatchObject({
      request: {
        url: 'https://other.test/3',
        headers: [
          ['accept', '*/*'],
          ['user-agent', 'watch-api'],
        ],
      },
    });
  });
});

it.each<[Json, string | undefined]>([
  ['https://other.test/x', 'https://other.test/x'],
  ['/x', 'https://api.test/x'],
  ['?page=2', 'https://api.test/items?page=2'],
  ['page2', undefined],
  ['mailto:a@b.test', undefined],
  [2, undefined],
])('the cursor %j as a URL is %s', (cursor, next) => {
  expect(nextUrl(cursor, url)).toBe(next);
});

it('a cursor is shown short, harmless, and without what may be a secret', () => {
  expect(shownCursor('a\nb')).toBe('"a\\nb"');
  expect(shownCursor('x'.repeat(200))).toHaveLength(82);
  expect(shownCursor('https://api.test/items?token=secret')).toBe('https://api.test/items?…');
  expect(shownCursor(17)).toBe('"17"');
});
