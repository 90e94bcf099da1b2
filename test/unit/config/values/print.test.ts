/** Claims about what `--print` names. */
import { describe, expect, it } from 'vitest';
import { readPrint } from '../../../../src/config/values/print.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

describe('--print', () => {
  it.each([
    ['body', { kind: 'body' }],
    ['headers', { kind: 'headers' }],
    ['status', { kind: 'status' }],
    ['$.status', { kind: 'path', path: '$.status' }],
    ['items[0].id', { kind: 'path', path: 'items[0].id' }],
    ['id=$.items[0].id', { kind: 'path', path: '$.items[0].id', name: 'id' }],
    ['STATE=status', { kind: 'path', path: 'status', name: 'STATE' }],
    ["$.a[?@.b=='c=d']", { kind: 'path', path: "$.a[?@.b=='c=d']" }],
  ])('%s is %j', (text, print) => {
    expect(readPrint(text)).toEqual(print);
  });

  it.each([
    ['', 'there is nothing to print', undefined],
    ['id=', '"id=" has no path', '='],
  ])('%j is refused', (text, message, caret) => {
    expect(mistakeOf(() => readPrint(text))).toMatchObject({ message, caret });
  });
});
