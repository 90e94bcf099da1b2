import { expect, it } from 'vitest';
import type { Json } from '../../../src/domain/json.ts';
import { sketch } from '../../../src/formats/unified-sketch.ts';

it('leaves the document as it was, and opens only the way to a change', () => {
  const before: Json = { far: { away: [1] }, near: [{ n: 1 }] };
  const { roots, unplaced } = sketch(before, [{ op: 'replace', path: '/near/0/n', before: 1, after: 2 }]);
  expect(before).toEqual({ far: { away: [1] }, near: [{ n: 1 }] });
  const [far, near] = roots[0]?.parts?.entries ?? [];
  expect([far?.parts, near?.parts?.entries.length, unplaced]).toEqual([undefined, 1, []]);
});

it('counts items as the edits do: those that are gone do not count', () => {
  const { roots } = sketch(
    ['a', 'b', 'c'],
    [
      { op: 'remove', path: '/1', before: 'b' },
      { op: 'add', path: '/1', after: 'B' },
      { op: 'add', path: '/3', after: 'd' },
    ],
  );
  expect(roots[0]?.parts?.entries.map(({ mark, value }) => mark + value)).toEqual([' a', '-b', '+B', ' c', '+d']);
});

it('says which edits have no place', () => {
  const lost = [
    { op: 'remove', path: '/a/b/c', before: 1 },
    { op: 'remove', path: '/x', before: 1 },
    { op: 'add', path: 'header:etag', after: 'x' },
  ] as const;
  expect(sketch({ a: { b: 1 } }, lost).unplaced).toEqual(lost);
});
