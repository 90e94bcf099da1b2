import { expect, it } from 'vitest';
import { numberOf } from '../../../../src/domain/exact-number.ts';
import { LONGEST_RUN, PageRun } from '../../../../src/sources/cursor/page-run.ts';

it('a run knows the cursors it has been at, until it ends', () => {
  const run = new PageRun();
  run.add(undefined);
  run.add(numberOf('1.0'));
  expect(['1.0', '1', ''].map((cursor) => run.has(cursor))).toEqual([true, false, true]);
  run.end();
  expect(run.has('1.0')).toBe(false);
});

it('a run of a thousand pages is long', () => {
  const run = new PageRun();
  for (let page = 1; page < LONGEST_RUN; page++) run.add(page);
  expect(run.isLong).toBe(false);
  run.add('last');
  expect(run.isLong).toBe(true);
  run.end();
  expect(run.isLong).toBe(false);
});
