/** Claims about the line of an item. */
import { expect, it } from 'vitest';
import type { Item } from '../../../src/domain/record.ts';
import { itemLine } from '../../../src/formats/item-line.ts';
import { itemOf, recordOf, settingsOf, tagPaint } from '../../support/records.ts';

/** The line of an item, with what is known of it besides its event. */
const lineOf = (event = itemOf(), known: Partial<Item> = {}, settings = settingsOf()) => {
  const { key, value } = event;
  return itemLine(settings, recordOf(event, { attachment: { item: { key, value, ...known } } }), event);
};

it('an item is shown with its time, its key and what it holds', () => {
  expect(lineOf(itemOf(), { keyPath: 'id' })).toBe('+ 04:04:05  id 42  {"id":42,"title":"Hello"}\n');
});

it('an item without a key is shown by its content alone, a message with its name', () => {
  expect(lineOf()).toBe('+ 04:04:05  {"id":42,"title":"Hello"}\n');
  expect(lineOf(itemOf({ value: 'up' }), { event: 'tick' })).toBe('+ 04:04:05  tick  "up"\n');
});

it('a record that was read back from a file is shown as well', () => {
  expect(itemLine(settingsOf(), recordOf(itemOf()), itemOf())).toBe('+ 04:04:05  {"id":42,"title":"Hello"}\n');
});

it('a long item is cut in its middle, so that its end is in sight', () => {
  const value = { title: 'x'.repeat(500), url: 'https://example.com/42' };
  const line = lineOf(itemOf({ value }));
  expect(line).toMatch(/^\+ 04:04:05 {2}\{"title":"x+…x+","url":"https:\/\/example\.com\/42"\}\n$/);
  expect(line.length).toBeLessThan(140);
});

it('a very long item is cut at its end, of which nothing is looked at', () => {
  expect(lineOf(itemOf({ value: 'x'.repeat(100_000) }))).toMatch(/^\+ 04:04:05 {2}"x+…\n$/);
});

it('nothing in it moves a cursor, and long keys do not fill the line', () => {
  const line = lineOf(itemOf({ key: `\u001b[2J${'k'.repeat(200)}`, value: '\u202e' }), { keyPath: 'id', event: 'a\u0007b' });
  expect(line).toMatch(/^\+ 04:04:05 {2}id \\u001b\[2Jk+… {2}a\\u0007b {2}"\\u202e"\n$/);
});

it('the name of a message is masked, as its event is', () => {
  const settings = settingsOf({ mask: (text) => text.replaceAll('hunter2', '***') });
  expect(lineOf(itemOf({ value: 1 }), { event: 'hunter2' }, settings)).toBe('+ 04:04:05  ***  1\n');
});

it('several watches say whose it is, in colour', () => {
  const settings = settingsOf({ several: true, paint: tagPaint });
  expect(lineOf(itemOf({ value: 1 }), {}, settings)).toBe('<dim>deploy │</dim> <green>+</green> <dim>04:04:05</dim>  1\n');
});
