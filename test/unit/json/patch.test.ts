import { expect, it } from 'vitest';
import { patchOf } from '../../../src/json/patch.ts';

it('writes edits as operations of RFC 6902, without what the standard has no place for', () => {
  expect(
    patchOf([
      { op: 'add', path: '/a', after: null },
      { op: 'replace', path: '/b', before: 1, after: [2] },
      { op: 'remove', path: '/c', before: 3 },
    ]),
  ).toEqual([
    { op: 'add', path: '/a', value: null },
    { op: 'replace', path: '/b', value: [2] },
    { op: 'remove', path: '/c' },
  ]);
});
