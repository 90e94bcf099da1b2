/** Pages of a list that grows as a feed: each asked for with the cursor of the one before, once that has been delivered. */

import type { Json, Query } from '../../domain/json.ts';
import type { Notice } from '../../domain/notice.ts';
import type { Feed, SourcePorts } from '../../domain/ports.ts';
import type { Meta, Reply } from '../../domain/reply.ts';
import type { RequestSpec } from '../../domain/watch.ts';
import { isThrottling } from '../../pacing/server-hints.ts';
import { sameBytes } from '../same-bytes.ts';
import { type CursorPlace, cursorIn, isMore } from './cursor-place.ts';
import { cursorRequest, cursorText } from './cursor-request.ts';
import { isEmptyPage } from './empty-page.ts';
import { nextUrl, type PageMaking, type PagePosition, positionAt, shownCursor } from './page-position.ts';
import { LONGEST_RUN, PageRun } from './page-run.ts';

/** What pages are asked for by. */
export interface CursorRules {
  readonly request: RequestSpec;
  readonly place: CursorPlace;
  /** The first cursor; absent: none is sent at first. */
  readonly start?: Json;
  /** Selects something while there are more pages; absent: there are while there is a URL of the next one. */
  readonly more?: Query;
}

type Response = Extract<Reply, { kind: 'response' }>;

/** A page that was handed over, and where it leads once it has been taken in. */
interface Pending {
  readonly reply: Response;
  /** Undefined where the page names no other cursor than its own. */
  readonly onto: PagePosition | undefined;
}

const GONE = 410;

/** The pages from a cursor on. */
export class CursorFeed implements Feed {
  readonly #rules: CursorRules;
  readonly #making: PageMaking;
  readonly #readJson: SourcePorts['readJson'];
  readonly #run = new PageRun();
  #position: PagePosition;
  #pending: Pending | undefined;
  /** The body that was delivered last, while the position is the one it came from. */
  #body: Uint8Array | undefined;
  #hasDelivered = false;
  #hasFailed = false;
  #isToldOfLength = false;

  constructor(rules: CursorRules, { http, readJson }: Pick<SourcePorts, 'http' | 'readJson'>, resume: Json | undefined) {
    const { request, start } = rules;
    this.#rules = rules;
    this.#making = { request, fill: cursorRequest(request), http };
    this.#readJson = readJson;
    this.#position = positionAt(this.#making, resume ?? start, { by: request.url });
  }

  async next(signal: AbortSignal): Promise<Reply> {
    const { page, cursor } = this.#position;
    if ('failure' in page) return { kind: 'failure', failure: page.failure };
    const reply = await page.conditional.ask(signal);
    if (reply.kind === 'failure') return this.#paused(reply);
    const { meta } = reply;
    if (reply.kind === 'unmodified') return this.#paused({ kind: 'quiet', meta, then: 'interval', ...resumeAt(cursor) });
    if (meta.status === GONE && cursor !== undefined) return this.#restarted(cursor);
    const { body } = reply;
    if (meta.status < 200 || meta.status >= 300)
      return this.#paused({ kind: 'response', body, meta, then: 'interval', ...resumeAt(cursor) });
    // Where the cursor stands in the body, the same body has the same one: none, or its own.
    const isKnown = this.#rules.place.kind === 'path' && this.#isDelivered(body);
    return isKnown ? this.#paused({ kind: 'quiet', meta, then: 'interval', ...resumeAt(cursor) }) : this.#turned(reply);
  }

  async settle(reply: Reply, how: 'delivered' | 'failed'): Promise<void> {
    const { page } = this.#position;
    if (how === 'failed' && !('failure' in page)) page.conditional.forget();
    if (reply !== this.#pending?.reply) return;
    const { onto } = this.#pending;
    this.#pending = undefined;
    this.#hasFailed = how === 'failed';
    if (how === 'failed') return;
    this.#hasDelivered = true;
    this.#body = onto === undefined ? reply.body : undefined;
    this.#position = onto ?? this.#position;
  }

  async close(): Promise<void> {}

  /** Understands a page, and where it leads. */
  #turned(answer: Response): Reply {
    const { meta, body } = answer;
    const { cursor } = this.#position;
    const document = this.#readJson(answer);
    const onto = this.#next({ meta, document });
    const isOver = onto === undefined || !this.#hasMore(document);
    this.#run.add(this.#making.fill === undefined ? reachedAt(this.#position) : cursor);
    if (!isOver && onto.cursor !== undefined && this.#run.has(onto.cursor)) return this.#paused(circle(onto.cursor));
    const about = { meta, ...this.#after(meta, isOver), ...resumeAt((onto ?? this.#position).cursor) };
    if (!this.#isNothing({ document, body })) {
      const reply: Response = { kind: 'response', body, ...about, ...(cursor !== undefined && { fresh: true }) };
      this.#pending = { reply, onto };
      return reply;
    }
    // There is nothing to deliver before the cursor may move.
    if (onto !== undefined) this.#body = undefined;
    this.#position = onto ?? this.#position;
    return { kind: 'quiet', ...about };
  }

  /** The position after a page; undefined where it names no cursor, or its own. */
  #next(answer: { readonly meta: Meta; readonly document: Json | undefined }): PagePosition | undefined {
    const { page, cursor } = this.#position;
    const found = cursorIn(answer, this.#rules.place);
    if (found === undefined) return undefined;
    const { url: by } = answer.meta;
    const named = this.#making.fill === undefined ? (nextUrl(found, by) ?? found) : found;
    if (cursor !== undefined && cursorText(named) === cursorText(cursor)) return undefined;
    return positionAt(this.#making, named, { by, before: 'failure' in page ? undefined : page });
  }

  #hasMore(document: Json | undefined): boolean {
    const { more, place } = this.#rules;
    return more === undefined ? place.kind === 'link' || this.#making.fill === undefined : isMore(document, more);
  }

  /** True for what was delivered before, and for a page without items where an earlier one stands for the beginning. */
  #isNothing({ document, body }: { readonly document: Json | undefined; readonly body: Uint8Array }): boolean {
    if (this.#isDelivered(body)) return true;
    const isLater = this.#hasDelivered || this.#position.cursor !== undefined;
    return isLater && (document === undefined ? body.length === 0 : isEmptyPage(document));
  }

  #isDelivered(body: Uint8Array): boolean {
    return this.#body !== undefined && sameBytes(this.#body, body);
  }

  /** When to ask next. A page that could not be used must not be asked for again and again without a pause. */
  #after(meta: Meta, isOver: boolean): { readonly then: 'now' | 'interval'; readonly notices?: readonly Notice[] } {
    const { isLong } = this.#run;
    if (!isOver && !isLong && !this.#hasFailed && !isThrottling(meta)) return { then: 'now' };
    this.#run.end();
    if (isOver || !isLong || this.#isToldOfLength) return { then: 'interval' };
    this.#isToldOfLength = true;
    return { then: 'interval', notices: [manyPages()] };
  }

  /** The server has forgotten the cursor: from the start, or where that is what it has forgotten, from the beginning. */
  #restarted(gone: Json): Reply {
    const { request, start } = this.#rules;
    const isStart = start !== undefined && cursorText(start) === cursorText(gone);
    this.#position = positionAt(this.#making, isStart ? undefined : start, { by: request.url });
    this.#body = undefined;
    const reply: Reply = { kind: 'quiet', then: 'now', notices: [forgotten(gone)], ...resumeAt(this.#position.cursor) };
    if (this.#run.hasRestarted) return this.#paused({ ...reply, then: 'interval' });
    this.#run.hasRestarted = true;
    return reply;
  }

  #paused<R extends Reply>(reply: R): R {
    this.#run.end();
    return reply;
  }
}

/** Where cursors are URLs, the first page has one too. */
function reachedAt({ cursor, page }: PagePosition): Json | undefined {
  return 'failure' in page ? cursor : page.request.url;
}

function resumeAt(cursor: Json | undefined): { readonly resume?: Json } {
  return cursor === undefined ? {} : { resume: cursor };
}

function circle(cursor: Json): Reply {
  const message = `the pages go in a circle: the cursor ${shownCursor(cursor)} came before`;
  const hint = 'Is --cursor the place of the next cursor, and not of an earlier one?';
  return { kind: 'failure', failure: { kind: 'protocol', code: 'CURSOR_LOOP', message, hint } };
}

function forgotten(cursor: Json): Notice {
  return {
    code: 'cursor-gone',
    message: `the server does not know the cursor ${shownCursor(cursor)} any more (410 Gone), so it is asked from the start`,
    hint: 'What was told before may come again; --items with --item-key tells each item once.',
  };
}

function manyPages(): Notice {
  return {
    code: 'many-pages',
    message: `${LONGEST_RUN} pages came without an end, so there is a pause before the next ones`,
    hint: 'Ask for larger pages, or begin later with --cursor-start.',
  };
}
