/** What `--print` names: a part of the answer, or a path in its body with or without a name. */

import { UsageError } from '../../domain/errors.ts';

/** The parts of an answer that have a word of their own. */
export const printWords = ['body', 'headers', 'status'] as const;

/** A `--print` whose path is still text. */
export type PrintRequest =
  | { readonly kind: (typeof printWords)[number] }
  | { readonly kind: 'path'; readonly path: string; readonly name?: string };

const NAMED = /^([A-Za-z_][\w-]*)=(?!=)(.*)$/s;

/** Reads `body`, `headers`, `status`, `PATH` or `NAME=PATH`. The body's own field is `$.status`. @throws UsageError */
export function readPrint(text: string): PrintRequest {
  const kind = printWords.find((word) => word === text);
  if (kind !== undefined) return { kind };
  const [, name, path] = NAMED.exec(text) ?? [];
  if (name === undefined) {
    if (text !== '') return { kind: 'path', path: text };
    throw new UsageError('there is nothing to print', { hint: `Write ${printWords.join(', ')}, PATH or NAME=PATH.` });
  }
  if (path !== undefined && path !== '') return { kind: 'path', path, name };
  throw new UsageError(`"${text}" has no path`, {
    hint: `Write the path after the sign: ${name}=$.${name}.`,
    spot: { text, at: text.length - 1, length: 1 },
  });
}
