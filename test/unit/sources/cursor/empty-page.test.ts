import { expect, it } from 'vitest';
import { numberOf } from '../../../../src/domain/exact-number.ts';
import type { Json } from '../../../../src/domain/json.ts';
import { isEmptyPage } from '../../../../src/sources/cursor/empty-page.ts';

it.each<[Json]>([
  [[]],
  [{}],
  [null],
  [{ items: [] }],
  [{ items: [], next: null, total: 7, at: numberOf('1.0') }],
  [{ ok: true, result: [], response_metadata: { next_cursor: '' } }],
  [{ data: { nodes: [] }, errors: [] }],
  [{ data: [], paging: { cursors: { after: 'x' } } }],
])('%j is empty', (page) => {
  expect(isEmptyPage(page)).toBe(true);
});

it.each<[Json]>([
  [[1]],
  [[[]]],
  [{ items: [0] }],
  [{ items: [], errors: ['x'] }],
  [{ id: 7 }],
  [{ items: { a: { tags: [] } } }],
  [0],
  [''],
])('%j is not', (page) => {
  expect(isEmptyPage(page)).toBe(false);
});
