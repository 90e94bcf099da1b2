import { describe, expect, it } from 'vitest';
import { diffText } from '../../../src/json/text-diff.ts';

const lines = (...texts: readonly string[]) => texts.join('\n');
const told = (before: string, after: string) =>
  diffText(before, after).edits.map(({ op, path, ...values }) => [op, path, ...Object.values(values)].join(' '));

describe('a text', () => {
  it('is compared line by line', () => {
    expect(told(lines('a', 'b', 'c', 'd'), lines('a', 'B', 'c', 'x', 'd', 'e'))).toEqual([
      'replace line:2 b B',
      'add line:4 x',
      'add line:6 e',
    ]);
    expect(told(lines('a', 'b', 'c'), 'c')).toEqual(['remove line:1 a', 'remove line:2 b']);
    expect(told(lines('a', ''), 'a')).toEqual(['remove line:2 ']);
  });

  it('of one line is compared as a whole', () => {
    expect(diffText('OK', 'DOWN')).toEqual({ edits: [{ op: 'replace', path: '', before: 'OK', after: 'DOWN' }], moves: [] });
  });

  it('comes with all of the new text, for whoever replaces it', () => {
    expect(diffText('a\nb', 'a\nc').text).toBe('a\nc');
    expect(diffText('a\nb', 'a\nb')).toEqual({ edits: [], moves: [] });
  });

  it('of more than 200,000 lines is one replacement', () => {
    const [before, after] = ['\n'.repeat(200_000), '\n'.repeat(200_001)];
    expect(diffText(before, after)).toEqual({ edits: [{ op: 'replace', path: '', before, after }], moves: [] });
    expect(diffText(before.slice(1), before.slice(2)).edits.length).toBe(1);
  });

  it('of 50,000 lines is compared in linear time, whatever became of it', () => {
    const text = (from: number) => Array.from({ length: 50_000 }, (_, at) => String((at * 7919 + from) % 60_000)).join('\n');
    expect(diffText(text(0), text(1)).edits.length).toBeGreaterThan(10_000);
    expect(diffText(text(0), text(30_000).split('\n').reverse().join('\n')).edits.length).toBeGreaterThan(10_000);
  });
});
