/** Placeholders in the user's own strings: `{{env:NAME}}`, a secret, and `{{var:NAME}}`, which is none. */

import { UsageError } from '../domain/errors.ts';

/** The value of an environment variable; undefined when it is not set. */
export type Lookup = (name: string) => string | undefined;

/** A text with its placeholders filled in. */
export interface Expanded {
  readonly text: string;
  /** The values that came from `{{env:}}`, in order. */
  readonly secrets: readonly string[];
}

const PLACEHOLDER = /\{\{\s*(env|var|file|cmd):([^{}]*)\}\}/g;
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Fills in the placeholders of a text. Values are taken as they are: a placeholder inside a value is not filled in again.
 * `{{cursor}}` and every other `{{…}}` stay.
 * @throws UsageError when a variable is not set, a secret is empty, a name is none, or the kind is not known yet.
 */
export function expandPlaceholders(text: string, lookup: Lookup): Expanded {
  if (!text.includes('{{')) return { text, secrets: [] };
  const secrets: string[] = [];
  const expanded = text.replace(PLACEHOLDER, (whole: string, kind: string, written: string, at: number) => {
    const spot = { text, at, length: whole.length };
    if (kind === 'file' || kind === 'cmd') {
      throw new UsageError(`{{${kind}:…}} is not read yet`, {
        hint: 'Put the value into a variable and write {{env:NAME}}.',
        spot,
      });
    }
    const name = written.trim();
    if (!NAME.test(name)) {
      const message = `${whole} names no environment variable`;
      throw new UsageError(message, { hint: 'Write letters, digits and _ only: {{env:API_TOKEN}}.', spot });
    }
    const value = lookup(name);
    if (value === undefined) {
      throw new UsageError(`${whole}: the environment variable ${name} is not set`, { hint: `Set it: export ${name}=…`, spot });
    }
    if (kind === 'var') return value;
    if (value === '')
      throw new UsageError(`${whole}: the environment variable ${name} is empty`, { hint: 'A secret has a value.', spot });
    secrets.push(value);
    return value;
  });
  return { text: expanded, secrets };
}
