/** Claims about the growing list: pages without a gap or a repetition, and a search with the newest first. */
import { describe, expect, it } from 'vitest';
import { eventRoutes } from '../../../src/demo/events.ts';
import type { JsonObject } from '../../../src/domain/json.ts';
import { ask, documentIn } from '../../support/demo-question.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

const START = Date.UTC(2026, 0, 2);
const NOW = START / 1000;
const setting = () => {
  const clock = createFakeClock(START);
  const routes = eventRoutes(clock);
  return { clock, get: (path: string) => ask(routes, path) };
};
const itemsIn = (document: JsonObject, name = 'items') => {
  const items = document[name];
  return (Array.isArray(items) ? items : []) as readonly { id: number; at: string; title: string }[];
};
const idsIn = (document: JsonObject, name?: string) => itemsIn(document, name).map(({ id }) => id);

describe('the list of events', () => {
  it('begins with the oldest that is remembered', async () => {
    const { get } = setting();
    const answer = await get('/events');
    const document = documentIn(answer);
    expect(idsIn(document)).toEqual(Array.from({ length: 10 }, (_, at) => NOW - 59 + at));
    expect(itemsIn(document)[0]).toEqual({
      id: NOW - 59,
      at: '2026-01-01T23:59:01.000Z',
      title: expect.stringMatching(/^(Order|Ticket|Review) /),
    });
    expect(document).toMatchObject({ next_cursor: `${NOW - 50}`, has_more: true });
    expect(answer.headers['link']).toBe(`<http://demo.test/events?after=${NOW - 50}>; rel="next"`);
  });

  it.each(['cursor', 'link'])('is read to its end by %s, nothing lost and nothing doubled', async (how) => {
    const { get } = setting();
    const seen: number[] = [];
    let path = '/events?limit=25';
    for (let pages = 0; pages < 5; pages += 1) {
      const answer = await get(path);
      const document = documentIn(answer);
      seen.push(...idsIn(document));
      const link = /^<http:\/\/demo\.test(.+)>; rel="next"$/.exec(answer.headers['link'] ?? '')?.[1];
      const more = document['has_more'] ? `/events?limit=25&after=${String(document['next_cursor'])}` : undefined;
      const next = how === 'cursor' ? more : link;
      if (next === undefined) break;
      path = next;
    }
    expect(seen).toEqual(Array.from({ length: 60 }, (_, at) => NOW - 59 + at));
  });

  it('grows by an item a second, and has an empty page until then', async () => {
    const { clock, get } = setting();
    const path = `/events?after=${NOW}`;
    expect(documentIn(await get(path))).toEqual({ items: [], next_cursor: `${NOW}`, has_more: false });
    await clock.advance(3000);
    expect(idsIn(documentIn(await get(path)))).toEqual([NOW + 1, NOW + 2, NOW + 3]);
  });

  it('begins at the beginning after nothing and after 0', async () => {
    const { get } = setting();
    const whole = documentIn(await get('/events'));
    expect([documentIn(await get('/events?after=')), documentIn(await get('/events?after=0'))]).toEqual([whole, whole]);
  });

  it('says that what came after an old item is forgotten', async () => {
    const { get } = setting();
    expect((await get(`/events?after=${NOW - 60}`)).status).toBe(200);
    const answer = await get(`/events?after=${NOW - 61}`);
    expect(answer.status).toBe(410);
    expect(documentIn(answer)).toMatchObject({ oldest: NOW - 59 });
  });

  it.each(['after=x', 'after=-1', 'limit=0', 'limit=51', 'limit=ten', 'limit=1.5'])('refuses %s', async (query) => {
    const answer = await setting().get(`/events?${query}`);
    expect(answer.status).toBe(400);
    expect(documentIn(answer)).toEqual({ error: 'after is the id of an item, limit a number from 1 to 50' });
  });
});

describe('the search', () => {
  it('has the latest hits, the newest first', async () => {
    const { clock, get } = setting();
    const before = documentIn(await get('/search?q=ORDER'));
    expect(before).toMatchObject({ query: 'ORDER', total: 30 });
    const ids = idsIn(before, 'hits');
    expect(ids.length).toBe(10);
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
    expect(itemsIn(before, 'hits').filter(({ title }) => !title.startsWith('Order '))).toEqual([]);
    await clock.advance(4000);
    const after = idsIn(documentIn(await get('/search?q=order')), 'hits');
    expect(after.slice(2)).toEqual(ids.slice(0, 8));
  });

  it('wants every word, and finds all without one', async () => {
    const { get } = setting();
    expect(documentIn(await get('/search?q=order+paid'))).toMatchObject({ total: 15 });
    expect(documentIn(await get('/search?q=paid+ticket'))).toMatchObject({ total: 0, hits: [] });
    expect(documentIn(await get('/search'))).toMatchObject({ query: '', total: 60 });
  });
});
