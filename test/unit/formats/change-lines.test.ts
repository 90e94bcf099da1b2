import { describe, expect, it } from 'vitest';
import type { EventOf } from '../../../src/domain/record.ts';
import { changeLines } from '../../../src/formats/change-lines.ts';
import { changeOf, recordOf, settingsOf, tagPaint } from '../../support/records.ts';

const linesOf = (more: Partial<EventOf<'change'>>, settings = settingsOf()) =>
  changeLines(settings, recordOf(changeOf(more)), changeOf(more));

describe('a change', () => {
  it('is one line an edit: mark, time, place, values', () => {
    const changes = [
      { op: 'replace', path: '/status', before: 'building', after: 'verifying' },
      { op: 'add', path: '/items/3', after: { id: 4 } },
      { op: 'remove', path: '/a~1b/x y', before: null },
    ] as const;
    expect(linesOf({ changes })).toBe(
      [
        '~ 04:04:05  $.status  "building" → "verifying"\n',
        '+ 04:04:05  $.items[3]  {"id":4}\n',
        '- 04:04:05  $["a/b"]["x y"]  null\n',
      ].join(''),
    );
  });

  it('has its mark also where it has colour', () => {
    const changes = [
      { op: 'replace', path: '', before: 1, after: 2 },
      { op: 'add', path: '/a', after: 1 },
      { op: 'remove', path: '/a', before: 1 },
    ] as const;
    const lines = linesOf({ changes }, settingsOf({ paint: tagPaint }));
    expect(lines.split('\n').map((line) => line.split(' ')[0])).toEqual([
      '<yellow>~</yellow>',
      '<green>+</green>',
      '<red>-</red>',
      '',
    ]);
  });

  it('is harmless whatever keys and values are', () => {
    const changes = [{ op: 'add', path: '/k\u001b[1m\n::x', after: '\r##vso[x]' }] as const;
    expect(linesOf({ changes })).toBe('+ 04:04:05  $["k\\u001b[1m\\n::x"]  "\\r\\u0023#vso[x]"\n');
  });

  it('says when the list is not whole', () => {
    expect(linesOf({ truncated: true, summary: '5230 changes: $.a, $.b, …' }).split('\n')[1]).toBe(
      '  … the first 1 of 5230 changes: $.a, $.b, …',
    );
  });

  it('without a list is its summary', () => {
    expect(linesOf({ changes: [], summary: 'message 7' })).toBe('~ 04:04:05  message 7\n');
  });

  it('in a header field, and in a line of a text, says so', () => {
    const changes = [
      { op: 'replace', path: 'header:etag', before: '"a"', after: '"b"' },
      { op: 'remove', path: 'line:4', before: 'gone' },
    ] as const;
    expect(linesOf({ changes })).toBe('~ 04:04:05  header etag  "\\"a\\"" → "\\"b\\""\n- 04:04:05  line 4  "gone"\n');
  });
});

describe('as a patch', () => {
  const patch = [{ op: 'add', path: '/a', value: 'ä → \u001b' }] as const;

  it('a change is one line of RFC 6902', () => {
    expect(linesOf({ patch }, settingsOf({ diff: 'patch' }))).toBe('[{"op":"add","path":"/a","value":"ä → \\u001b"}]\n');
  });

  it('stays the same JSON where few characters can be shown', () => {
    const line = linesOf({ patch }, settingsOf({ diff: 'patch', unicode: false }));
    expect(line).toBe('[{"op":"add","path":"/a","value":"\\u00e4 \\u2192 \\u001b"}]\n');
    expect(JSON.parse(line)).toEqual(patch);
  });
});

it('as nothing, a change is nothing', () => {
  expect(linesOf({}, settingsOf({ diff: 'none' }))).toBe('');
});
