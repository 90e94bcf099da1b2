/** Claims about cursors, on servers with lists that grow. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/domain/json.ts';
import type { Feed } from '../../src/domain/ports.ts';
import type { RequestSpec } from '../../src/domain/watch.ts';
import { compileQuery } from '../../src/json/query/query.ts';
import { readCursorPlace } from '../../src/sources/cursor/cursor-place.ts';
import { cursor } from '../../src/sources/cursor.ts';
import { type SeenRequest, type ShortAnswer, startServer } from '../support/server.ts';
import { openTestClient, type TestClient } from '../support/server-client.ts';
import { requestTo } from '../support/server-requests.ts';
import { sourcePorts } from '../support/source-ports.ts';

const signal = new AbortController().signal;

interface Setting {
  readonly place: string;
  readonly more?: string;
  readonly start?: Json;
  readonly resume?: Json;
}

async function feedOn(client: TestClient, request: RequestSpec, { place, more, start, resume }: Setting): Promise<Feed> {
  const options = {
    cursor: await readCursorPlace(place, compileQuery),
    ...(more !== undefined && { more: await compileQuery(more) }),
    ...(start !== undefined && { cursorStart: start }),
  };
  return cursor.open({ request, options }, sourcePorts({ http: client.http }), resume);
}

/** What is delivered until there is a pause, and where a later run would go on. */
async function drained(feed: Feed) {
  const pages: unknown[] = [];
  for (;;) {
    const reply = await feed.next(signal);
    if (reply.kind !== 'response' && reply.kind !== 'quiet') return { pages, last: reply, resume: undefined };
    if (reply.kind === 'response') pages.push(JSON.parse(new TextDecoder().decode(reply.body)));
    await feed.settle?.(reply, 'delivered');
    if (reply.then === 'interval') return { pages, last: reply, resume: reply.resume };
  }
}

const json = (body: unknown, headers: ShortAnswer['headers'] = {}): ShortAnswer => ({
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

/** A list asked for by `after` and at most two items a page, in the query or in a JSON body. */
function listOf(items: { readonly id: number }[]) {
  return ({ path, body }: SeenRequest): ShortAnswer => {
    const asked = body === '' ? new URL(path, 'http://x').searchParams.get('after') : JSON.parse(body)[0].after;
    const rest = items.filter(({ id }) => id > Number(asked ?? 0));
    return json({ items: rest.slice(0, 2), next: rest.slice(0, 2).at(-1)?.id ?? null, more: rest.length > 2 });
  };
}

const idsOf = (pages: readonly unknown[]) =>
  pages.flatMap((page) => (page as { readonly items: readonly { readonly id: number }[] }).items.map(({ id }) => id));

describe('a list with ids', () => {
  it('is drained, then only what is new is asked for, in this run and the next', async () => {
    const items = [1, 2, 3, 4, 5].map((id) => ({ id }));
    await using server = await startServer(listOf(items));
    await using client = openTestClient();
    const request = requestTo(`${server.url}/items?after={{cursor}}`);
    const setting = { place: 'next', more: 'more' };
    const feed = await feedOn(client, request, setting);
    expect(idsOf((await drained(feed)).pages)).toEqual([1, 2, 3, 4, 5]);
    expect((await drained(feed)).pages).toEqual([]);
    items.push({ id: 6 });
    const { pages, resume } = await drained(feed);
    expect([idsOf(pages), resume]).toEqual([[6], 6]);
    items.push({ id: 7 });
    expect(idsOf((await drained(await feedOn(client, request, { ...setting, resume: resume ?? null }))).pages)).toEqual([7]);
    expect(server.requests.map(({ path }) => path.split('=')[1])).toEqual(['', '2', '4', '5', '5', '6']);
  });

  it('may be asked for in a batch', async () => {
    await using server = await startServer(listOf([1, 2, 3].map((id) => ({ id }))));
    await using client = openTestClient();
    const body = new TextEncoder().encode('[{"list":"items","after":{{cursor}}}]');
    const request = requestTo(server.url, { method: 'POST', body, headers: [['Content-Type', 'application/json']] });
    const { pages } = await drained(await feedOn(client, request, { place: 'next', more: 'more' }));
    expect(idsOf(pages)).toEqual([1, 2, 3]);
    expect(server.requests.map((seen) => [seen.body, seen.headers['content-length']])).toEqual([
      ['[{"list":"items","after":null}]', '31'],
      ['[{"list":"items","after":2}]', '28'],
    ]);
  });

  it('loses nothing where a page could not be delivered', async () => {
    await using server = await startServer(listOf([1, 2, 3].map((id) => ({ id }))));
    await using client = openTestClient();
    const request = requestTo(`${server.url}/items?after={{cursor}}`);
    const feed = await feedOn(client, request, { place: 'next', more: 'more' });
    await feed.settle?.(await feed.next(signal), 'failed');
    await drained(feed);
    expect(idsOf((await drained(feed)).pages)).toEqual([3]);
    expect(server.requests.map(({ path }) => path.split('=')[1])).toEqual(['', '', '2']);
  });
});

it('a list with timestamps loses no item that shares one with the last', async () => {
  const items = [
    { at: 't1', id: 'a' },
    { at: 't2', id: 'b' },
  ];
  await using server = await startServer(({ path }) => {
    const since = new URL(path, 'http://x').searchParams.get('since') ?? '';
    return json(items.filter(({ at }) => at >= since));
  });
  await using client = openTestClient();
  const feed = await feedOn(client, requestTo(`${server.url}/?since={{cursor}}`), { place: '$[*].at' });
  const seen: string[] = [];
  for (const late of [undefined, { at: 't2', id: 'c' }, undefined, { at: 't3', id: 'd' }]) {
    if (late !== undefined) items.push(late);
    const { pages } = await drained(feed);
    for (const page of pages as (typeof items)[]) seen.push(...page.map(({ id }) => id));
  }
  // Each at least once; `--item-key` makes it exactly once.
  expect([...new Set(seen)]).toEqual(['a', 'b', 'c', 'd']);
});

describe('pages that link to the next', () => {
  const pagesOf =
    (count: () => number) =>
    ({ path }: SeenRequest) => {
      const page = Number(new URL(path, 'http://x').searchParams.get('page') ?? 1);
      const links = page < count() ? { Link: `<?page=1>; rel="first", <?page=${page + 1}>; rel="next"` } : {};
      return json([page], links);
    };

  it('are followed to the last, and on when there are more', async () => {
    let count = 3;
    await using server = await startServer(pagesOf(() => count));
    await using client = openTestClient();
    const feed = await feedOn(client, requestTo(`${server.url}/list`), { place: 'link:next' });
    expect((await drained(feed)).pages).toEqual([[1], [2], [3]]);
    expect((await drained(feed)).pages).toEqual([]);
    count = 4;
    expect((await drained(feed)).pages).toEqual([[4]]);
  });

  it('are not followed elsewhere with a secret, nor is it sent there', async () => {
    await using other = await startServer(() => json([2]));
    await using server = await startServer(() => json([1], { Link: `<${other.url}/?page=2>; rel="next"` }));
    await using client = openTestClient();
    const headers = [['Authorization', 'Bearer secret-1']] as const;
    const { pages, last } = await drained(await feedOn(client, requestTo(server.url, { headers }), { place: 'link:next' }));
    expect(pages).toEqual([[1]]);
    expect(last).toMatchObject({ kind: 'failure', failure: { kind: 'protocol', code: 'NAMED_ORIGIN' } });
    expect(other.requests).toEqual([]);
  });

  it('that go in a circle are left', async () => {
    await using server = await startServer(({ path }) => json([path], { Link: `</${path === '/2' ? 1 : 2}>; rel="next"` }));
    await using client = openTestClient();
    const { last } = await drained(await feedOn(client, requestTo(`${server.url}/1`), { place: 'link:next' }));
    expect(last).toMatchObject({ kind: 'failure', failure: { code: 'CURSOR_LOOP' } });
    expect(server.requests).toHaveLength(2);
  });
});

describe('a cursor in a header', () => {
  it('goes both ways', async () => {
    await using server = await startServer(({ headers }) =>
      json([headers['x-after']], { 'X-Next': `${headers['x-after'] ?? ''}+` }),
    );
    await using client = openTestClient();
    const request = requestTo(server.url, { headers: [['X-After', '{{cursor}}']] });
    const feed = await feedOn(client, request, { place: 'header:X-Next', start: 's' });
    for (const _ of [1, 2]) await drained(feed);
    expect(server.requests.map(({ headers }) => headers['x-after'])).toEqual(['s', 's+']);
  });

  it('cannot smuggle a header in', async () => {
    await using server = await startServer(() => json({ next: 'a\r\nX-Evil: 1' }));
    await using client = openTestClient();
    const request = requestTo(server.url, { headers: [['X-After', '{{cursor}}']] });
    const feed = await feedOn(client, request, { place: 'next' });
    await drained(feed);
    expect((await drained(feed)).last).toMatchObject({ kind: 'failure', failure: { kind: 'protocol', code: 'INVALID_REQUEST' } });
    expect(server.requests).toHaveLength(1);
  });
});

it('a cursor the server has forgotten is left, with a notice', async () => {
  await using server = await startServer(({ path }) =>
    path.endsWith('=old') ? { status: 410 } : json({ items: [1], next: 'new' }),
  );
  await using client = openTestClient();
  const feed = await feedOn(client, requestTo(`${server.url}/?after={{cursor}}`), { place: 'next', resume: 'old' });
  const reply = await feed.next(signal);
  expect(reply).toMatchObject({ kind: 'quiet', then: 'now', notices: [{ code: 'cursor-gone' }] });
  await feed.settle?.(reply, 'delivered');
  expect((await drained(feed)).pages).toEqual([{ items: [1], next: 'new' }]);
});
