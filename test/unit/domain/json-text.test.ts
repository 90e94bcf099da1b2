import { expect, it } from 'vitest';
import { ExactNumber } from '../../../src/domain/exact-number.ts';
import { jsonText } from '../../../src/domain/json-text.ts';

it('is what JSON.stringify writes', () => {
  const value = { a: [1, 'x"', null, true, { b: undefined }], c: '\ud800' };
  expect(jsonText(value)).toBe(JSON.stringify(value));
});

it('writes exact numbers as numbers, and everything around them as ever', () => {
  const value = { n: [new ExactNumber('9007199254740993')], 'a"': 'x', gone: undefined, list: [undefined, null, 1.5] };
  expect(jsonText(value)).toBe('{"n":[9007199254740993],"a\\"":"x","list":[null,null,1.5]}');
  expect(jsonText(new ExactNumber('1e400'))).toBe('1e400');
});
