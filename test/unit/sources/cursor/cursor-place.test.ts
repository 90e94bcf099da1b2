import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../src/domain/json.ts';
import type { HeaderFields } from '../../../../src/domain/reply.ts';
import { jsonOf } from '../../../../src/json/document.ts';
import { compileQuery } from '../../../../src/json/query/query.ts';
import { cursorIn, isCursorPlace, isMore, readCursorPlace } from '../../../../src/sources/cursor/cursor-place.ts';
import { cursorText } from '../../../../src/sources/cursor/cursor-request.ts';
import { laterMistakeOf } from '../../../support/mistakes.ts';
import { bytesOf, metaOfShort } from '../../../support/scripted-http.ts';

const url = 'https://api.test/items?page=1';

async function cursorOf(place: string, document: Json | undefined, headers: HeaderFields = {}) {
  return cursorIn({ meta: metaOfShort({ headers, url }), document }, await readCursorPlace(place, compileQuery));
}

describe('--cursor', () => {
  it.each([
    ['next_cursor', { kind: 'path', query: { text: 'next_cursor' } }],
    ['$.items[-1].id', { kind: 'path', query: { text: '$.items[-1].id' } }],
    ['header:X-Next', { kind: 'header', name: 'X-Next' }],
    ['link:next', { kind: 'link', relation: 'next' }],
  ])('%s is a place', async (text, place) => {
    const read = await readCursorPlace(text, compileQuery);
    expect(read).toMatchObject(place);
    expect(isCursorPlace(read)).toBe(true);
  });

  it.each([
    ['header:', '"header:" is no place of a cursor'],
    ['header:a b', '"header:a b" is no place of a cursor'],
    ['link:prev', '"link:prev" is no place of a cursor'],
  ])('%s is none', async (text, message) => {
    expect((await laterMistakeOf(readCursorPlace(text, compileQuery))).message).toBe(message);
  });

  it('is told from what other options hold', () => {
    expect([undefined, null, 'x', {}].some(isCursorPlace)).toBe(false);
  });
});

describe('the cursor in an answer', () => {
  it.each<[string, Json | undefined, Json | undefined]>([
    ['next', { next: 'abc' }, 'abc'],
    ['next', { next: 17 }, 17],
    ['next', { next: null }, undefined],
    ['next', { next: '' }, undefined],
    ['next', {}, undefined],
    ['next', undefined, undefined],
    ['$.items[*].id', { items: [{ id: 1 }, { id: 3 }, { id: 2 }] }, 2],
    ['$.items[-1].sort', { items: [{ sort: [17, 'x'] }] }, [17, 'x']],
  ])('at %s in %j', async (place, document, cursor) => {
    expect(await cursorOf(place, document)).toEqual(cursor);
  });

  it('is a number as it was written', async () => {
    const answer = { meta: metaOfShort({ body: {} }), body: bytesOf('{"next":12345678901234567890}') };
    const cursor = cursorIn({ meta: answer.meta, document: jsonOf(answer) }, await readCursorPlace('next', compileQuery));
    expect(cursorText(cursor)).toBe('12345678901234567890');
  });

  it('may be a header field', async () => {
    expect(await cursorOf('header:X-Next', {}, { 'x-next': ' abc ' })).toBe('abc');
    expect(await cursorOf('header:X-Next', {}, { 'x-next': '' })).toBe(undefined);
    expect(await cursorOf('header:X-Next', {})).toBe(undefined);
  });

  it('may be a link, in any of several fields: then it is the whole URL', async () => {
    const link = ['</items?page=0>; rel=prev', '</items?page=2>; rel=next'];
    expect(await cursorOf('link:next', undefined, { link })).toBe('https://api.test/items?page=2');
    expect(await cursorOf('link:next', undefined, { link: '<mailto:a@b.test>; rel=next' })).toBe('mailto:a@b.test');
    expect(await cursorOf('link:next', undefined, {})).toBe(undefined);
  });
});

describe('--more', () => {
  it.each<[Json | undefined, boolean]>([
    [{ more: true }, true],
    [{ more: 3 }, true],
    [{ more: 'abc' }, true],
    [{ more: [0] }, true],
    [{ more: {} }, true],
    [{ more: false }, false],
    [{ more: null }, false],
    [{ more: 0 }, false],
    [{ more: '' }, false],
    [{ more: [] }, false],
    [{}, false],
    [undefined, false],
  ])('in %j: %s', async (document, expected) => {
    expect(isMore(document, await compileQuery('more'))).toBe(expected);
  });

  it('is so where one of several is', async () => {
    expect(isMore({ a: [0, 1] }, await compileQuery('$.a[*]'))).toBe(true);
  });

  it('a zero is none, however it is written', async () => {
    const answer = { meta: metaOfShort({ body: {} }), body: bytesOf('{"more":0.0}') };
    expect(isMore(jsonOf(answer), await compileQuery('more'))).toBe(false);
  });
});
