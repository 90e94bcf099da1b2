/** What `--print` names: a part of the answer, or a path in its body with or without a name. */

import { UsageError } from '../../domain/errors.ts';

/** A `--print` whose path is still text. */
export type PrintRequest =
  | { readonly kind: 'body' | 'headers' | 'status' }
  | { readonly kind: 'path'; readonly path: string; readonly name?: string };

const NAMED = /^([A-Za-z_][\w-]*)=(?!=)(.*)$/s;

/** Reads `body`, `headers`, `status`, `PATH` or `NAME=PATH`. The body's own field is `$.status`. @throws UsageError */
export function readPrint(text: string): PrintRequest {
  if (text === 'body' || text === 'headers' || text === 'status') return { kind: text };
  const [, name, path] = NAMED.exec(text) ?? [];
  if (name === undefined) {
    if (text !== '') return { kind: 'path', path: text };
    throw new UsageError('there is nothing to print', { hint: 'Write body, headers, status, PATH or NAME=PATH.' });
  }
  if (path !== undefined && path !== '') return { kind: 'path', path, name };
  throw new UsageError(`"${text}" has no path`, {
    hint: `Write the path after the sign: ${name}=$.${name}.`,
    spot: { text, at: text.length - 1, length: 1 },
  });
}
