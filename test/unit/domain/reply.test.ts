import { expect, it } from 'vitest';
import { fieldLines, headerOf } from '../../../src/domain/reply.ts';

const headers = { etag: '"a"', 'set-cookie': ['a=1', 'b=2'], gone: undefined };

it('a header field is found in any case, its repetitions joined', () => {
  expect(headerOf(headers, 'ETag')).toBe('"a"');
  expect(headerOf(headers, 'Set-Cookie')).toBe('a=1, b=2');
  expect(headerOf(headers, 'gone')).toBeUndefined();
  expect(headerOf(headers, 'constructor')).toBeUndefined();
});

it('a header has one line for each time a field was sent', () => {
  expect(fieldLines(headers)).toEqual(['etag: "a"', 'set-cookie: a=1', 'set-cookie: b=2']);
});
