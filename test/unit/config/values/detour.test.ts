/** Claims about `--connect-to`. */
import { describe, expect, it } from 'vitest';
import { readDetour } from '../../../../src/config/values/detour.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

describe('--connect-to', () => {
  it.each([
    ['a.test:80:b.test:8080', { fromHost: 'a.test', fromPort: 80, toHost: 'b.test', toPort: 8080 }],
    ['A.TEST:80:B.test:8080', { fromHost: 'a.test', fromPort: 80, toHost: 'b.test', toPort: 8080 }],
    ['::127.0.0.1:8443', { toHost: '127.0.0.1', toPort: 8443 }],
    ['a.test::b.test:1', { fromHost: 'a.test', toHost: 'b.test', toPort: 1 }],
    [':80:b.test:', { fromPort: 80, toHost: 'b.test' }],
    ['a.test:80::8080', { fromHost: 'a.test', fromPort: 80, toPort: 8080 }],
    ['a.test:80:b.test', { fromHost: 'a.test', fromPort: 80, toHost: 'b.test' }],
    ['[::5]:80:[::1]:8080', { fromHost: '::5', fromPort: 80, toHost: '::1', toPort: 8080 }],
    [':::', {}],
  ])('%s is read as curl reads it', (text, detour) => {
    expect(readDetour(text)).toEqual(detour);
  });

  it.each([
    ['x', '"x" does not have four parts', 'x'],
    ['', '"" does not have four parts', ''],
    ['a:1:b:2:c', '"a:1:b:2:c" does not have four parts', 'a:1:b:2:c'],
    ['a:x:b:2', '"x" is no port', 'x'],
    ['a:1:b:99999', '"99999" is no port', '99999'],
    ['a b:1:c:2', '"a b" is no host', 'a b'],
    ['a:1:[nope]:2', '"[nope]" is no host', '[nope]'],
    ['*:80:b:1', '"*" is no host', '*'],
  ])('%j is refused, with the place', (text, message, caret) => {
    expect(mistakeOf(() => readDetour(text))).toMatchObject({ message, caret });
  });
});
