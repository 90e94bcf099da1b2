/** Generated documents that resemble each other, and what is done with documents in laws. */
import fc from 'fast-check';
import type { Json } from '../../src/domain/json.ts';

/** Names that meet often; some need escapes in a pointer. */
export const name = fc.constantFrom('id', 'a', 'b', 'items', 'a/b', 'm~n', '', '0', 'toString');

/** Few values, so that many are equal. */
export const scalar = fc.constantFrom<Json>(null, true, false, 0, 1, 2, -1.5, '', '1', 'x');

/** Any document, four levels deep at most. */
export const { document } = fc.letrec<{ document: Json }>((tie) => ({
  document: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    scalar,
    fc.array(tie('document'), { maxLength: 5 }),
    fc.dictionary(name, tie('document'), { maxKeys: 5, noNullPrototype: true }),
  ),
}));

/** The same document in other memory. */
export function copy(value: Json): Json {
  return JSON.parse(JSON.stringify(value));
}

/** The same value with members in the order of their names. */
export function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}
