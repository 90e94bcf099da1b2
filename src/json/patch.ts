/** Edits as the operations of a JSON Patch (RFC 6902 §4), for programs that apply them. */

import type { Edit, Json } from '../domain/json.ts';

/** The patch that makes the edits: `op`, `path` and, but for removals, `value`. */
export function patchOf(edits: readonly Edit[]): Json[] {
  return edits.map((edit) =>
    edit.op === 'remove' ? { op: edit.op, path: edit.path } : { op: edit.op, path: edit.path, value: edit.after },
  );
}
