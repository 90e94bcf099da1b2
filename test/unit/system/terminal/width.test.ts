import { expect, it } from 'vitest';
import { cutToColumns } from '../../../../src/system/terminal/width.ts';

const red = '\u001b[31m';
const off = '\u001b[39m';

it.each<[why: string, line: string, columns: number, cut: string]>([
  ['what fits stays', 'abcdef', 6, 'abcdef'],
  ['what does not is cut and marked', 'abcdef', 5, 'abcd…'],
  ['wide characters take two columns', '日本語', 6, '日本語'],
  ['and are not cut in half', '日本語', 5, '日本…'],
  ['nor do they push the mark out', '日本語', 4, '日…'],
  ['emoji are wide', '😀😀', 3, '😀…'],
  ['colours take no room', `${red}abc${off}def`, 6, `${red}abc${off}def`],
  ['colours that are cut off are switched off', `${red}abcdef${off}`, 4, `${red}abc…\u001b[0m`],
  ['nothing is nothing', '', 3, ''],
])('%s', (_, line, columns, cut) => {
  expect(cutToColumns(line, columns, '…')).toBe(cut);
});

it('the mark may be longer', () => {
  expect(cutToColumns('abcdef', 5, '...')).toBe('ab...');
});
