import { describe, expect, it } from 'vitest';
import { formatPath, keysOf, pointerOf } from '../../../src/domain/path.ts';

describe('a place', () => {
  it.each([
    [[], '', '$'],
    [['status'], '/status', '$.status'],
    [['items', 0, 'id'], '/items/0/id', '$.items[0].id'],
    [['a/b', '~'], '/a~1b/~0', '$["a/b"]["~"]'],
    [['größe', 'x-y', '1a'], '/größe/x-y/1a', '$.größe.x-y["1a"]'],
    [['', ' '], '// ', '$[""][" "]'],
  ])('%j is the pointer %j and the path %s', (keys, pointer, path) => {
    expect([pointerOf(keys), formatPath(keys)]).toEqual([pointer, path]);
    expect(keysOf(pointer)).toEqual(keys);
  });

  it('keeps ~01 apart from /: unescaped in the order of RFC 6901 §4', () => {
    expect(keysOf('/~01')).toEqual(['~1']);
  });
});
