/** What `--array-key` names: the arrays, and the field their items are told apart by. */

import { UsageError } from '../../domain/errors.ts';
import type { ArrayKey } from '../../domain/watch.ts';
import { compileQuery } from '../../json/query/query.ts';

const HOW = "Write the path of the array and the field: '$.items=id'.";

/** Reads `PATH=field`; the field may be a dotted path from the item: `$.items=metadata.uid`. @throws UsageError */
export async function readArrayKey(text: string): Promise<ArrayKey> {
  // The last sign: filters have signs of their own, names of fields do not.
  const sign = text.lastIndexOf('=');
  if (sign < 0) throw new UsageError(`"${text}" names no field`, { hint: HOW, spot: { text, at: text.length, length: 1 } });
  if (sign === 0) throw new UsageError(`"${text}" names no array`, { hint: HOW, spot: { text, at: 0, length: 1 } });
  const named = text.slice(sign + 1);
  if (named === '') throw new UsageError(`"${text}" names no field`, { hint: HOW, spot: { text, at: text.length, length: 1 } });
  const arrays = await compileQuery(text.slice(0, sign));
  const { steps } = await compileQuery(named);
  if (steps === undefined || steps.length === 0) {
    throw new UsageError(`"${named}" is no single field`, {
      hint: HOW,
      spot: { text, at: sign + 1, length: named.length },
    });
  }
  return { arrays, field: steps, text };
}
