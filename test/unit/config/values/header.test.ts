/** Claims about header lines. */
import { describe, expect, it } from 'vitest';
import { headerValue, readHeader } from '../../../../src/config/values/header.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

describe('a header line', () => {
  it.each([
    ['X-A: b', { name: 'X-A', value: 'b' }],
    ['X-A:b:c', { name: 'X-A', value: 'b:c' }],
    ['  X-A  :  b  ', { name: 'X-A', value: 'b' }],
    ['X-A: tab\there', { name: 'X-A', value: 'tab\there' }],
    ['X-A: Grüße', { name: 'X-A', value: 'Grüße' }],
    ['X-A: 日本 €', { name: 'X-A', value: '日本 €' }],
    ['Accept:', { name: 'Accept' }],
    ['X-A;', { name: 'X-A', value: '' }],
    ['Host: other', { name: 'Host', value: 'other' }],
  ])('%j is %j', (text, line) => {
    expect(readHeader(text)).toEqual(line);
  });

  it.each([
    ['Accept', 'the header line has no colon', undefined],
    ['', 'the header line has no colon', undefined],
    [': x', 'the header has no name', undefined],
    [';', 'the header has no name', undefined],
    ['Bad Name: x', '"Bad Name" is not a header name', ' '],
    ['Näme: x', '"Näme" is not a header name', 'ä'],
    ['Content-Length: 5', 'the header Content-Length belongs to the connection, which watch-api manages', undefined],
    ['transfer-encoding: chunked', 'the header transfer-encoding belongs to the connection, which watch-api manages', undefined],
    ['X-A: a\nX-B: b', 'the value of header X-A has a line break that no header may carry (character 2)', undefined],
    ['X-A: a\rb', 'the value of header X-A has a line break that no header may carry (character 2)', undefined],
    ['X-A: a\0b', 'the value of header X-A has a control character that no header may carry (character 2)', undefined],
  ])('%j is refused with its reason', (text, message, caret) => {
    expect(mistakeOf(() => readHeader(text))).toMatchObject({ message, caret });
  });

  it('never shows its value in an error: it may be a secret', () => {
    const all = [
      'Authorization: Bearer top-secret\n',
      'top-secret without a colon',
      'A B: top-secret',
      'Upgrade: top-secret',
    ].map((text) => JSON.stringify(mistakeOf(() => readHeader(`${text}\u0001`))));
    expect(all.filter((text) => text.includes('-secret'))).toEqual([]);
  });

  it('tells that a trailing line break comes from a file', () => {
    expect(mistakeOf(() => headerValue('Authorization', 'x\n')).hint).toBe(
      'A secret read from a file often ends in one: trim it.',
    );
  });
});
