import { describe, expect, it } from 'vitest';
import type { Edit, Json } from '../../../src/domain/json.ts';
import { unifiedLines } from '../../../src/formats/unified-lines.ts';
import { changeOf, recordOf, settingsOf } from '../../support/records.ts';

const diffOf = (before: Json, changes: readonly Edit[], settings = settingsOf()) => {
  const event = changeOf({ changes, summary: 'summary' });
  const [first, ...lines] = unifiedLines(settings, recordOf(event), event, before).split('\n');
  expect(first).toBe('~ 04:04:05  summary');
  return lines.slice(0, -1);
};

describe('a unified diff', () => {
  it('shows what changed and what stands around it, in the order of the document', () => {
    const before = { z: 1, status: 'building', list: [{ id: 1, n: 'x' }], last: { deep: [1, 2, 3] } };
    expect(
      diffOf(before, [
        { op: 'replace', path: '/status', before: 'building', after: 'ready' },
        { op: 'replace', path: '/list/0/n', before: 'x', after: 'y' },
        { op: 'add', path: '/new', after: { a: [1], b: {} } },
      ]),
    ).toEqual([
      '  {',
      '    "z": 1',
      '-   "status": "building"',
      '+   "status": "ready"',
      '    "list": [',
      '      {',
      '        "id": 1',
      '-       "n": "x"',
      '+       "n": "y"',
      '      }',
      '    ]',
      '    "last": {"deep":[1,2,3]}',
      '+   "new": {',
      '+     "a": [',
      '+       1',
      '+     ]',
      '+     "b": {}',
      '+   }',
      '  }',
    ]);
  });

  it('leaves out what is far from any change', () => {
    const before = Array.from({ length: 20 }, (_, at) => at);
    expect(
      diffOf(before, [
        { op: 'remove', path: '/10', before: 10 },
        { op: 'add', path: '/10', after: 'ten' },
      ]),
    ).toEqual(['  [', '    …', '    7', '    8', '    9', '-   10', '+   "ten"', '    11', '    12', '    13', '    …', '  ]']);
  });

  it('of a document that was replaced shows both', () => {
    expect(diffOf([1], [{ op: 'replace', path: '', before: [1], after: 'x' }])).toEqual(['- [', '-   1', '- ]', '+ "x"']);
  });

  it('cuts long structures and keeps the place where long texts part', () => {
    const long = Array.from({ length: 100 }, (_, at) => at);
    const added = diffOf({}, [{ op: 'add', path: '/a', after: long }]);
    expect([added.length, added.at(-2)]).toEqual([43, '+   …']);
    const [was, is] = [`${'x'.repeat(200)}old`, `${'x'.repeat(200)}new`];
    expect(diffOf({ a: was }, [{ op: 'replace', path: '/a', before: was, after: is }])[2]).toBe(
      `+   "a": "${'x'.repeat(12)}…${'x'.repeat(12)}new"`,
    );
  });

  it('takes names for names, whatever they are', () => {
    const before: Json = JSON.parse('{"__proto__": {"a/b~c": 1}, "0": 2}');
    expect(diffOf(before, [{ op: 'replace', path: '/__proto__/a~1b~0c', before: 1, after: 2 }])).toEqual([
      '  {',
      '    "0": 2',
      '    "__proto__": {',
      '-     "a/b~c": 1',
      '+     "a/b~c": 2',
      '    }',
      '  }',
    ]);
  });

  it('masks what stands around, and lists what has no place in the document', () => {
    const mask = (text: string) => text.replaceAll('hunter2', '***');
    const changes: readonly Edit[] = [
      { op: 'replace', path: '/a', before: 1, after: 2 },
      { op: 'replace', path: '/***', before: 1, after: 2 },
      { op: 'replace', path: 'header:etag', before: 'a', after: 'b' },
    ];
    expect(diffOf({ a: 1, token: 'hunter2', hunter2: 1 }, changes, settingsOf({ mask }))).toEqual([
      '  {',
      '-   "a": 1',
      '+   "a": 2',
      '    "token": "***"',
      '    "***": 1',
      '  }',
      '~ 04:04:05  $["***"]  1 → 2',
      '~ 04:04:05  header etag  "a" → "b"',
    ]);
  });

  it('of header fields alone shows no document', () => {
    expect(diffOf({ a: 1 }, [{ op: 'add', path: 'header:etag', after: 'b' }])).toEqual(['+ 04:04:05  header etag  "b"']);
  });
});

describe('a text', () => {
  it('is shown by its lines', () => {
    const before = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].join('\n');
    expect(
      diffOf(before, [
        { op: 'remove', path: 'line:1', before: 'a' },
        { op: 'replace', path: 'line:9', before: 'j', after: 'J' },
        { op: 'add', path: 'line:10', after: 'k' },
      ]),
    ).toEqual(['  line 1', '- a', '  b', '  c', '  d', '  line 6', '  g', '  h', '  i', '- j', '+ J', '+ k']);
  });

  it('is harmless whatever is in it', () => {
    expect(diffOf('a\nb', [{ op: 'replace', path: 'line:2', before: 'b', after: '\u001b[2J' }]).at(-1)).toBe('+ \\u001b[2J');
  });
});
