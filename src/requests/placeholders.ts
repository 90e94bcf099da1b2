/** Placeholders in the user's own strings: `{{env:NAME}} {{file:PATH}} {{cmd:COMMAND}}`, secrets, and `{{var:NAME}}`, which is none. */

import { type Spot, UsageError } from '../domain/errors.ts';
import { parsedUrlForm, percentEncoded, urlEncoded } from './secret-forms.ts';

/** Where the value of a placeholder comes from. `var` alone is no secret. */
export type PlaceholderKind = 'env' | 'var' | 'file' | 'cmd';

/** One placeholder of a text. */
export interface Placeholder {
  readonly kind: PlaceholderKind;
  /** A variable, a path or a command. */
  readonly name: string;
}

/** The value of a placeholder, or why it has none and what to do about it. */
export type Finding = { readonly value: string } | { readonly trouble: string; readonly hint: string };

/** Finds the value of a placeholder. */
export type Lookup = (placeholder: Placeholder) => Finding;

/** A text with its placeholders filled in. */
export interface Expanded {
  readonly text: string;
  /** The values that are secrets, in order, each followed by the other forms it may be found in. */
  readonly secrets: readonly string[];
}

/** What a value becomes where it is put in: the text for it, and the other forms in which it could be seen. */
interface Written {
  readonly text: string;
  readonly forms: readonly string[];
}

/** Commands may have braces in pairs, pairs within pairs: `{{cmd:awk '{ if ($1) { print } }' f}}`. */
const PLACEHOLDER = /\{\{\s*(?:(env|var|file):([^{}]*)|cmd:([^{}]*(?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}[^{}]*)*))\}\}/g;
const OPENING = /\{\{\s*(?:env|var|file|cmd):/;
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** All that stands before the path of a URL: scheme, user information, host and port, as far as they are there. */
const BEFORE_PATH = /^(?:[^/?#\\]*:)?(?:\/\/)?[^/?#\\]*/;

/** The placeholders of a text, in order, those included that name nothing. */
export function placeholdersIn(text: string): readonly Placeholder[] {
  return text.includes('{{') ? [...text.matchAll(PLACEHOLDER)].map(placeholderOf) : [];
}

/**
 * Fills in the placeholders of a text. Values are taken as they are: a placeholder inside a value is not filled in again.
 * `{{cursor}}` and every other `{{…}}` stay.
 * @throws UsageError when a value is not found, a secret is empty or a placeholder names nothing.
 */
export function expandPlaceholders(text: string, lookup: Lookup): Expanded {
  return fillIn(text, lookup, (value) => ({ text: value, forms: [] }));
}

/**
 * The same for a URL. In its path, query and fragment a value is percent-encoded, so that it stays the one part it is meant to
 * be. Before them it is taken as it is, since it may be the beginning of a URL; in user information it cannot end it.
 * @throws UsageError as `expandPlaceholders` does.
 */
export function expandUrl(text: string, lookup: Lookup): Expanded {
  // What a placeholder names may look like any part of a URL.
  const shape = text.replace(PLACEHOLDER, (whole) => 'x'.repeat(whole.length));
  const before = BEFORE_PATH.exec(shape)?.[0] ?? '';
  const userEnd = before.lastIndexOf('@');
  return fillIn(text, lookup, (value, at) => {
    if (at >= before.length) return { text: urlEncoded(value), forms: [urlEncoded(value)] };
    if (at >= userEnd) return { text: value, forms: [parsedUrlForm(value) ?? value] };
    const encoded = value.replace(/[/?#\\]/g, percentEncoded);
    return { text: encoded, forms: [encoded] };
  });
}

function fillIn(text: string, lookup: Lookup, write: (value: string, at: number) => Written): Expanded {
  if (!text.includes('{{')) return { text, secrets: [] };
  const secrets: string[] = [];
  let filled = '';
  let done = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    const { 0: whole, index: at } = match;
    const { kind, value } = foundFor(match, lookup, { text, at, length: whole.length });
    const written = write(value, at);
    if (kind !== 'var') secrets.push(...new Set([value, ...written.forms]));
    filled += literal(text, done, at) + written.text;
    done = at + whole.length;
  }
  return { text: filled + literal(text, done, text.length), secrets };
}

/** What stands between placeholders. @throws UsageError where one begins that never ends. */
function literal(text: string, from: number, to: number): string {
  const stretch = text.slice(from, to);
  const { 0: opening, index } = OPENING.exec(stretch) ?? {};
  if (opening === undefined || index === undefined) return stretch;
  throw new UsageError(`${opening} has no end`, {
    hint: 'End it with }}. Braces within a command come in pairs.',
    spot: { text, at: from + index, length: opening.length },
  });
}

function placeholderOf([, kind, name, command]: RegExpMatchArray): Placeholder {
  return kind === 'env' || kind === 'var' || kind === 'file'
    ? { kind, name: name?.trim() ?? '' }
    : { kind: 'cmd', name: command?.trim() ?? '' };
}

interface Found {
  readonly kind: PlaceholderKind;
  readonly value: string;
}

function foundFor(match: RegExpMatchArray, lookup: Lookup, spot: Spot): Found {
  const [whole] = match;
  const { kind, name } = placeholderOf(match);
  refuseNameless({ kind, name }, whole, spot);
  const found = lookup({ kind, name });
  if ('trouble' in found) throw new UsageError(`${whole}: ${found.trouble}`, { hint: found.hint, spot });
  const { value } = found;
  if (value !== '' || kind === 'var') return { kind, value };
  throw new UsageError(`${whole}: ${EMPTY[kind](name)}`, { hint: 'A secret has a value.', spot });
}

const EMPTY = {
  env: (name: string) => `the environment variable ${name} is empty`,
  file: () => 'the file is empty',
  cmd: () => 'the command printed nothing',
};

function refuseNameless({ kind, name }: Placeholder, whole: string, spot: Spot): void {
  if (kind === 'file' || kind === 'cmd') {
    if (name !== '') return;
    const [what, hint] = kind === 'file' ? ['file', '{{file:/run/secrets/token}}'] : ['command', '{{cmd:pass show token}}'];
    throw new UsageError(`${whole} names no ${what}`, { hint: `Write ${hint}.`, spot });
  }
  if (VARIABLE.test(name)) return;
  const message = `${whole} names no environment variable`;
  throw new UsageError(message, { hint: 'Write letters, digits and _ only: {{env:API_TOKEN}}.', spot });
}
