/** Claims about text in two columns. */
import { expect, it } from 'vitest';
import { table } from '../../../../src/cli/command-line/two-columns.ts';

it('names stand left, what they mean is wrapped on the right, within 80', () => {
  const words = Array.from({ length: 30 }, () => 'word').join(' ');
  const lines = table([
    ['a', 'short'],
    ['long-name', words],
  ]).split('\n');
  expect(lines[0]).toBe('  a          short');
  expect(lines[1]?.startsWith('  long-name  word word')).toBe(true);
  expect(lines[2]?.startsWith('             word')).toBe(true);
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
});
