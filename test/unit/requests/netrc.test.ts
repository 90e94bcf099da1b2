/** Claims about the netrc format, as curl reads it. */
import { describe, expect, it } from 'vitest';
import { netrcEntryFor, parseNetrc } from '../../../src/requests/netrc.ts';
import { mistakeOf } from '../../support/mistakes.ts';

const me = { machine: 'a.test', login: 'me', password: 'pw' };

describe('a netrc file', () => {
  it.each([
    ['on one line', 'machine a.test login me password pw'],
    ['over several lines', 'machine a.test\n\tlogin me\n\tpassword pw\n'],
    ['with carriage returns', 'machine a.test\r\nlogin me\r\npassword pw\r\n'],
    ['with its fields in another order', 'machine a.test password pw login me'],
    ['with keywords in capitals', 'MACHINE a.test LOGIN me PASSWORD pw'],
    ['with an account, which HTTP has no use for', 'machine a.test account login login me password pw'],
    ['with comments', '# machine b.test login no\nmachine a.test # login no\nlogin me password pw # more'],
    ['with words that mean nothing', 'hello machine a.test world login me password pw'],
    ['with a field before any machine', 'login nobody machine a.test login me password pw'],
    ['with a macro', 'macdef init\nmachine b.test login no\npassword "\n\nmachine a.test login me password pw'],
    ['with a macro behind an entry', 'machine a.test login me password pw macdef init\ncd /pub'],
    ['with words in quotes', 'machine "a.test" login "me" password "pw"'],
  ])('%s has its entry', (_, text) => {
    expect(parseNetrc(text)).toEqual([me]);
  });

  it('takes escapes out of words in quotes, and only there', () => {
    const text = String.raw`machine a login "m e" password "a\"b\\c\n#" machine b password a\b"c`;
    expect(parseNetrc(text)).toEqual([
      { machine: 'a', login: 'm e', password: 'a"b\\c\n#' },
      { machine: 'b', password: 'a\\b"c' },
    ]);
  });

  it('has keywords for values where a value is wanted', () => {
    expect(parseNetrc('machine login login machine password macdef')).toEqual([
      { machine: 'login', login: 'machine', password: 'macdef' },
    ]);
  });

  it('may have a default, which names no machine', () => {
    expect(parseNetrc('machine a.test login me password pw\ndefault login any password one')).toEqual([
      me,
      { login: 'any', password: 'one' },
    ]);
  });

  it('may be empty', () => {
    expect(parseNetrc('')).toEqual([]);
    expect(parseNetrc('  \n# nothing\n')).toEqual([]);
  });

  it.each([
    ['machine a login me\npassword "hunter22', 'line 2: a quote is not closed'],
    ['machine a login me password', 'line 1: password has no value'],
    ['machine a\n\nlogin', 'line 3: login has no value'],
    ['machine', 'line 1: machine has no value'],
  ])('%j is refused by its line, and shows nothing that stands in it', (text, message) => {
    expect(mistakeOf(() => parseNetrc(text))).toEqual({
      message,
      hint: 'A line reads: machine api.example.com login me password "s3cret".',
      caret: undefined,
      kind: 'UsageError',
    });
  });
});

describe('the entry for a host', () => {
  const entries = parseNetrc(`
    machine a.test login one password 1
    machine A.TEST login two password 2
    machine b.test login nothing
    default login any password 0
    machine c.test login late password 9`);

  it.each([
    ['a.test', undefined, 'one'],
    ['A.Test', undefined, 'one'],
    ['a.test', 'two', 'two'],
    ['b.test', undefined, 'nothing'],
    ['b.test', 'nothing', undefined],
    ['sub.a.test', undefined, 'any'],
    ['c.test', undefined, 'any'],
    ['c.test', 'late', 'late'],
    ['a.test', 'stranger', undefined],
  ])('%s, asked as %s, is the first that fits: %s', (host, login, found) => {
    expect(netrcEntryFor(entries, host, login)?.login).toBe(found);
  });

  it('is none that says nothing', () => {
    expect(netrcEntryFor(parseNetrc('machine a machine a login me'), 'a')).toEqual({ machine: 'a', login: 'me' });
    expect(netrcEntryFor([], 'a')).toBeUndefined();
  });
});
