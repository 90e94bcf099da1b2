import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../src/domain/json.ts';
import { follow, selectNodes, selectValues } from '../../../../src/json/query/selection.ts';

const letters: Json = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const slice = (start?: number, end?: number, step = 1) =>
  selectValues([{ reach: 'child', selectors: [{ kind: 'slice', start, end, step }] }], letters, letters).join('');

describe('a slice', () => {
  it('follows the examples of RFC 9535 §2.3.4.3', () => {
    expect([slice(1, 3), slice(5), slice(1, 5, 2), slice(5, 1, -2), slice(undefined, undefined, -1)]).toEqual([
      'bc',
      'fg',
      'bd',
      'fd',
      'gfedcba',
    ]);
  });

  it('has bounds that may lie outside of the array', () => {
    expect([slice(-100, 100), slice(100), slice(-2), slice(undefined, -5), slice(100, -100, -3)]).toEqual([
      'abcdefg',
      '',
      'fg',
      'ab',
      'gda',
    ]);
  });

  it('selects nothing with a step of 0', () => {
    expect(slice(1, 3, 0)).toBe('');
  });

  it('jumps over what is huge', () => {
    expect(slice(0, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)).toBe('a');
  });
});

describe('a descendant segment', () => {
  const everything = [{ reach: 'descendant', selectors: [{ kind: 'wildcard' }] }] as const;

  it('visits parents before children, and earlier items before later ones', () => {
    const nodes = selectNodes(everything, { a: [1, { b: 2 }], c: 3 });
    expect(nodes.map(({ keys }) => keys.join('/'))).toEqual(['a', 'c', 'a/0', 'a/1', 'a/1/b']);
  });

  it('is not stopped by depth or by size', () => {
    let deep: Json = 1;
    for (let level = 0; level < 20_000; level++) deep = [deep];
    expect(selectValues(everything, deep, deep).length).toBe(20_000);
    const wide = Array.from({ length: 300_000 }, (_, at) => at);
    expect(selectValues(everything, wide, wide).length).toBe(300_000);
  });
});

describe('following a singular path', () => {
  it('ends where a member or an item is missing', () => {
    const root = { a: [{ b: null }] };
    expect(follow(['a', 0, 'b'], root)).toEqual({ keys: ['a', 0, 'b'], value: null });
    expect(follow(['a', -1, 'b'], root)).toEqual({ keys: ['a', 0, 'b'], value: null });
    expect([follow(['a', 1], root), follow(['a', -2], root), follow(['a', 'length'], root), follow([0], root)]).toEqual(
      Array(4).fill(undefined),
    );
  });
});
