import { describe, expect, it } from 'vitest';
import { formatPath, formatPlace, isPointer, keysOf, pointerOf } from '../../../src/domain/path.ts';

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

it('the place of an edit may be a header field or a line, which no pointer is', () => {
  expect(['', '/items/0', 'header:etag', 'line:4'].map(formatPlace)).toEqual(['$', '$.items[0]', 'header etag', 'line 4']);
  expect(['', '/items/0', '/header:etag', 'header:etag', 'line:4'].map(isPointer)).toEqual([true, true, true, false, false]);
});
