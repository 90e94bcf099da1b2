/** Placeholders in the user's own strings: `{{env:NAME}}`, a secret, and `{{var:NAME}}`, which is none. */

import { type Spot, UsageError } from '../domain/errors.ts';
import { parsedUrlForm, percentEncoded, urlEncoded } from './secret-forms.ts';

/** The value of an environment variable; undefined when it is not set. */
export type Lookup = (name: string) => string | undefined;

/** A text with its placeholders filled in. */
export interface Expanded {
  readonly text: string;
  /** The values that came from `{{env:}}`, in order, each followed by the other forms it may be found in. */
  readonly secrets: readonly string[];
}

/** What a value becomes where it is put in: the text for it, and the other forms in which it could be seen. */
interface Written {
  readonly text: string;
  readonly forms: readonly string[];
}

const PLACEHOLDER = /\{\{\s*(env|var|file|cmd):([^{}]*)\}\}/g;
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** All that stands before the path of a URL: scheme, user information, host and port, as far as they are there. */
const BEFORE_PATH = /^(?:[^/?#\\]*:)?(?:\/\/)?[^/?#\\]*/;

/**
 * Fills in the placeholders of a text. Values are taken as they are: a placeholder inside a value is not filled in again.
 * `{{cursor}}` and every other `{{…}}` stay.
 * @throws UsageError when a variable is not set, a secret is empty, a name is none, or the kind is not known yet.
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
  const before = BEFORE_PATH.exec(text)?.[0] ?? '';
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
  const expanded = text.replace(PLACEHOLDER, (whole: string, kind: string, name: string, at: number) => {
    const value = variableOf({ whole, kind, name: name.trim() }, lookup, { text, at, length: whole.length });
    const written = write(value, at);
    if (kind === 'env') secrets.push(...new Set([value, ...written.forms]));
    return written.text;
  });
  return { text: expanded, secrets };
}

interface Placeholder {
  readonly whole: string;
  readonly kind: string;
  readonly name: string;
}

function variableOf({ whole, kind, name }: Placeholder, lookup: Lookup, spot: Spot): string {
  if (kind === 'file' || kind === 'cmd') {
    throw new UsageError(`{{${kind}:…}} is not read yet`, {
      hint: 'Put the value into a variable and write {{env:NAME}}.',
      spot,
    });
  }
  if (!NAME.test(name)) {
    const message = `${whole} names no environment variable`;
    throw new UsageError(message, { hint: 'Write letters, digits and _ only: {{env:API_TOKEN}}.', spot });
  }
  const value = lookup(name);
  if (value === undefined) {
    throw new UsageError(`${whole}: the environment variable ${name} is not set`, { hint: `Set it: export ${name}=…`, spot });
  }
  if (kind === 'env' && value === '')
    throw new UsageError(`${whole}: the environment variable ${name} is empty`, { hint: 'A secret has a value.', spot });
  return value;
}
