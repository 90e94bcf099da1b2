import { expect, it } from 'vitest';
import { mediaTypeOf, textOfBytes } from '../../../src/json/charset.ts';

it('takes a Content-Type apart', () => {
  expect([
    mediaTypeOf('Text/HTML;Charset="UTF-8"; a=b'),
    mediaTypeOf('text/plain ; charset = latin1'),
    mediaTypeOf('text/plain; charset='),
    mediaTypeOf('json'),
    mediaTypeOf(undefined),
  ]).toEqual([
    { essence: 'text/html', charset: 'UTF-8' },
    { essence: 'text/plain', charset: 'latin1' },
    { essence: 'text/plain', charset: undefined },
    { essence: '', charset: undefined },
    { essence: '', charset: undefined },
  ]);
});

it('keeps every byte in a string of bytes, however many there are', () => {
  const all = Uint8Array.from({ length: 10_000 }, (_, at) => at % 256);
  const text = textOfBytes(all);
  expect([text.length, text.charCodeAt(255), text.charCodeAt(9999)]).toEqual([10_000, 255, 9999 % 256]);
});
