/** `/events` and `/search`: a list that grows by an item a second, in pages forwards and as a search newest first. */

import type { JsonObject } from '../domain/json.ts';
import { type Clock, type Instant, SECOND } from '../domain/time.ts';
import { type Answer, fresh, json, type Question } from './exchange.ts';
import type { Route } from './routes.ts';

/** So many items are remembered: those of the last minute. */
const MEMORY = 60;
const PAGE = { usual: 10, largest: 50 };
const HITS = 10;

const TITLES = [
  (id: number) => `Order ${id % 10_000} was paid`,
  (id: number) => `Ticket ${id % 1000} was opened`,
  (id: number) => `Order ${(id - 2) % 10_000} was shipped`,
  (id: number) => `Review of article ${id % 100} came in`,
];

/** The routes to the list. */
export function eventRoutes(clock: Clock): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/events',
      about: {
        shows: 'A list that grows by an item a second, in pages: after=ID&limit=N, next_cursor, has_more, Link rel="next".',
        try: [
          "watch-api '{origin}/events?after={{cursor}}' --cursor next_cursor --more has_more --items items --item-key id --print title",
          'watch-api {origin}/events --cursor link:next --items items --item-key id --print title',
        ],
      },
      answer: (question) => page(question, clock.now()),
    },
    {
      method: 'GET',
      path: '/search',
      about: {
        shows: 'The latest items whose title has the words of q in it, newest first.',
        try: ["watch-api '{origin}/search?q=order' --items hits --item-key id --print title"],
      },
      answer: (question) => search(question, clock.now()),
    },
  ];
}

/** An item's number is the second it came in, so that a demo started again goes on with the same list. */
function eventAt(id: number): { readonly id: number; readonly at: string; readonly title: string } {
  const title = TITLES[id % TITLES.length]?.(id) ?? '';
  return { id, at: new Date(id * SECOND).toISOString(), title };
}

function rangeAt(now: Instant): { readonly oldest: number; readonly latest: number } {
  const latest = Math.floor(now / SECOND);
  return { oldest: latest - MEMORY + 1, latest };
}

function page(question: Question, now: Instant): Answer {
  const { oldest, latest } = rangeAt(now);
  const { searchParams } = question.url;
  const start = oldest - 1;
  const after = wholeNumber(searchParams.get('after') || '0', Number.MAX_SAFE_INTEGER);
  const limit = wholeNumber(searchParams.get('limit') || `${PAGE.usual}`, PAGE.largest);
  if (after === undefined || !limit) {
    return json(400, { error: `after is the id of an item, limit a number from 1 to ${PAGE.largest}` });
  }
  if (after > 0 && after < start) {
    return json(410, { error: `what came after ${after} is forgotten; begin again without after`, oldest });
  }
  const first = Math.max(after, start) + 1;
  const items = Array.from({ length: Math.max(0, Math.min(limit, latest - first + 1)) }, (_, at) => eventAt(first + at));
  const cursor = items.at(-1)?.id ?? Math.max(after, start);
  const hasMore = cursor < latest;
  const answer = fresh(question, { items, next_cursor: `${cursor}`, has_more: hasMore });
  return hasMore ? { ...answer, headers: { ...answer.headers, link: linkTo(question.url, cursor) } } : answer;
}

function linkTo(url: URL, after: number): string {
  const next = new URL(url);
  next.searchParams.set('after', `${after}`);
  return `<${next.href}>; rel="next"`;
}

function search(question: Question, now: Instant): Answer {
  const { oldest, latest } = rangeAt(now);
  const query = question.url.searchParams.get('q') ?? '';
  const words = query.toLowerCase().split(/\s+/);
  const all = Array.from({ length: latest - oldest + 1 }, (_, at) => eventAt(latest - at));
  const found = all.filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)));
  const document: JsonObject = { query, total: found.length, hits: found.slice(0, HITS) };
  return fresh(question, document);
}

function wholeNumber(text: string, largest: number): number | undefined {
  const number = Number(text);
  return /^\d+$/.test(text) && number <= largest ? number : undefined;
}
