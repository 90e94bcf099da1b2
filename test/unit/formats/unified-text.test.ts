import { expect, it } from 'vitest';
import { sketchText } from '../../../src/formats/unified-text.ts';

it('numbers lines that went as they were, and the others as they are', () => {
  const { lines, unplaced } = sketchText('a\nb\nc\nd', [
    { op: 'add', path: 'line:1', after: 'new' },
    { op: 'remove', path: 'line:2', before: 'b' },
    { op: 'replace', path: 'line:4', before: 'd', after: 'D' },
    { op: 'add', path: 'header:etag', after: 'x' },
  ]);
  expect(lines.map(({ mark, text, number }) => `${mark}${text} ${number}`)).toEqual([
    '+new 1',
    ' a 2',
    '-b 2',
    ' c 3',
    '-d 4',
    '+D 4',
  ]);
  expect(unplaced.length).toBe(1);
});
