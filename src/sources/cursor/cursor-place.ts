/** `--cursor`: where in an answer the cursor stands, and how it is read there. */

import type { CompileQuery } from '../../domain/definition.ts';
import { UsageError, wholeOf } from '../../domain/errors.ts';
import { ExactNumber } from '../../domain/exact-number.ts';
import { type Json, nodesOf, type Query } from '../../domain/json.ts';
import { headerOf, type Meta } from '../../domain/reply.ts';
import { referredUrl, unmangled } from '../../requests/referred-url.ts';
import { linkTarget } from './link-header.ts';

/** Where the cursor is. */
export type CursorPlace =
  | { readonly kind: 'path'; readonly query: Query }
  | { readonly kind: 'header'; readonly name: string }
  /** The target of a `Link` with this relation. */
  | { readonly kind: 'link'; readonly relation: string };

/** An answer in which it is looked for. */
export interface CursorAnswer {
  readonly meta: Meta;
  readonly document: Json | undefined;
}

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** Reads `PATH`, `header:NAME` or `link:next`. @throws UsageError for anything else. */
export async function readCursorPlace(text: string, compile: CompileQuery): Promise<CursorPlace> {
  const [, kind, name = ''] = /^(header|link):(.*)$/.exec(text) ?? [];
  if (kind === undefined) return { kind: 'path', query: await compile(text) };
  if (kind === 'header' && TOKEN.test(name)) return { kind, name };
  if (kind === 'link' && name === 'next') return { kind, relation: name };
  throw new UsageError(`"${text}" is no place of a cursor`, {
    hint: 'Write a path (next_cursor), header:NAME (header:X-Next-Cursor) or link:next.',
    spot: wholeOf(text),
  });
}

/** True for what {@link readCursorPlace} gives. */
export function isCursorPlace(value: unknown): value is CursorPlace {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

/**
 * The cursor in an answer: of several the last one, since lists grow at their end; of a link the whole URL. Undefined where
 * there is none: null and an empty text are none either.
 */
export function cursorIn({ meta, document }: CursorAnswer, place: CursorPlace): Json | undefined {
  switch (place.kind) {
    case 'path': {
      const value = document === undefined ? undefined : nodesOf(place.query, document)?.at(-1)?.value;
      return value === null || value === '' ? undefined : value;
    }
    case 'header':
      return headerOf(meta.headers, place.name)?.trim() || undefined;
    case 'link': {
      const target = linkTarget(unmangled(headerOf(meta.headers, 'link') ?? ''), place.relation);
      // One that leads nowhere is left as it is, for the message.
      return target === undefined ? undefined : (referredUrl(target, meta.url)?.href ?? target);
    }
  }
}

/** True for a place that `--more` selects: neither absent nor null, false, 0, or empty. */
export function isMore(document: Json | undefined, query: Query): boolean {
  const nodes = document === undefined ? undefined : nodesOf(query, document);
  return nodes?.some(({ value }) => isSomething(value)) ?? false;
}

function isSomething(value: Json): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value instanceof ExactNumber ? value.key !== 0 : Boolean(value);
}
