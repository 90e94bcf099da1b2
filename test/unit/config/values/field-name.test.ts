import { expect, it } from 'vitest';
import { readFieldName } from '../../../../src/config/values/field-name.ts';

it('a field name is compared in lower case', () => {
  expect(['ETag', 'x-Request_Id'].map(readFieldName)).toEqual(['etag', 'x-request_id']);
});

it.each(['', 'etag,vary', 'X-A: b', 'é'])('%j is no field name', (text) => {
  expect(() => readFieldName(text)).toThrow(`"${text}" is not a header name`);
});
