/** `--job-url` and `--result-url`: a URL with places that are filled in from the document an answer brought. */

import type { CompileQuery } from '../../domain/definition.ts';
import { ExactNumber } from '../../domain/exact-number.ts';
import { type Json, nodesOf, type Query } from '../../domain/json.ts';
import { percentEncoded } from '../../requests/secret-forms.ts';

/** A place in a template. */
interface Place {
  readonly query: Query;
  /** The value is part of a URL already (`{{+name}}`, as RFC 6570 §3.2.3 has it) or a whole one: it is not encoded. */
  readonly isRaw: boolean;
}

/** A template, ready to be filled. */
export interface UrlTemplate {
  /** As the user wrote it. */
  readonly text: string;
  readonly parts: readonly (string | Place)[];
}

const PLACE = /\{\{\s*(\+?)\s*([^{}]*?)\s*\}\}/g;

/**
 * Reads `https://host/jobs/{{id}}`: between the braces stands a path. Values are percent-encoded, but for those behind a plus,
 * which may have slashes in them, and for one that is the whole template. @throws UsageError for what is no path.
 */
export async function readUrlTemplate(text: string, compile: CompileQuery): Promise<UrlTemplate> {
  const parts: (string | Place)[] = [];
  let done = 0;
  for (const { 0: whole, 1: plus, 2: path = '', index } of text.matchAll(PLACE)) {
    const isRaw = plus === '+' || whole.length === text.length;
    parts.push(text.slice(done, index), { query: await compile(path), isRaw });
    done = index + whole.length;
  }
  return { text, parts: [...parts, text.slice(done)].filter((part) => part !== '') };
}

/** True for what {@link readUrlTemplate} gives. */
export function isUrlTemplate(value: unknown): value is UrlTemplate {
  return typeof value === 'object' && value !== null && 'parts' in value;
}

/** The URL, absolute or not; undefined where a path does not select one text or number. */
export function fillUrlTemplate({ parts }: UrlTemplate, document: Json | undefined): string | undefined {
  const texts = parts.map((part) => (typeof part === 'string' ? part : filledIn(part, document)));
  return texts.every((text) => text !== undefined) ? texts.join('') : undefined;
}

function filledIn({ query, isRaw }: Place, document: Json | undefined): string | undefined {
  const [node, another] = document === undefined ? [] : (nodesOf(query, document) ?? []);
  if (node === undefined || another !== undefined) return undefined;
  const text = textOf(node.value);
  return isRaw || text === undefined ? text : percentEncoded(text);
}

function textOf(value: Json): string | undefined {
  if (value instanceof ExactNumber) return value.text;
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
