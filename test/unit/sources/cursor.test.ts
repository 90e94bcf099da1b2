import { expect, it } from 'vitest';
import { jsonText } from '../../../src/domain/json-text.ts';
import { compileQuery } from '../../../src/json/query/query.ts';
import { cursor } from '../../../src/sources/cursor.ts';
import { answering, scriptedHttp } from '../../support/scripted-http.ts';
import { requestTo } from '../../support/server-requests.ts';
import { sourcePorts } from '../../support/source-ports.ts';

const signal = new AbortController().signal;

/** The options as they are once the command line has been read. */
async function optionsOf(texts: Readonly<Record<string, string>>): Promise<Readonly<Record<string, unknown>>> {
  const { readers = {} } = cursor;
  const entries = Object.entries(texts).map(async ([name, text]) => {
    const key = name === 'cursor-start' ? 'cursorStart' : name;
    return [key, await readers[name]?.(text, compileQuery)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

it.each([
  ['abc', '"abc"'],
  ['17', '17'],
  ['12345678901234567890', '12345678901234567890'],
  ['007', '"007"'],
  ['2026-11-20T10:00:00Z', '"2026-11-20T10:00:00Z"'],
  ['', undefined],
])('--cursor-start %j is what an answer would have: %s', async (text, json) => {
  expect(jsonText((await optionsOf({ 'cursor-start': text }))['cursorStart'])).toBe(json);
});

it('a list is asked for from the cursor to start with, and drained', async () => {
  const { http, asked } = scriptedHttp([
    answering({ body: { items: [1], next: 'b', left: 1 } }),
    answering({ body: { items: [2] } }),
  ]);
  const options = await optionsOf({ cursor: 'next', 'cursor-start': 'a', more: 'left' });
  const feed = await cursor.open({ request: requestTo('http://api.test/?after={{cursor}}'), options }, sourcePorts({ http }));
  const reply = await feed.next(signal);
  await feed.settle?.(reply, 'delivered');
  await feed.next(signal);
  expect(reply).toMatchObject({ kind: 'response', then: 'now', resume: 'b' });
  expect(asked.map(({ spec }) => spec.url)).toEqual(['http://api.test/?after=a', 'http://api.test/?after=b']);
});

it('there is no such source without a cursor', async () => {
  expect(cursor.needs).toEqual(['cursor']);
  await expect(cursor.open({ request: requestTo('http://api.test/'), options: {} }, sourcePorts())).rejects.toThrow();
});
