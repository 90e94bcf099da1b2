import { expect, it } from 'vitest';
import { isRepeatable, readingOf } from '../../../../src/sources/job/job-requests.ts';
import { requestTo } from '../../../support/server-requests.ts';

it.each([
  ['POST', [], false],
  ['PUT', [], false],
  ['DELETE', [], false],
  ['PATCH', [['idempotency-key', 'k']], true],
  ['POST', [['Idempotency-Key', 'k']], true],
  ['GET', [], true],
] as const)('a %s with %j may be sent again: %s', (method, headers, expected) => {
  expect(isRepeatable({ method, headers })).toBe(expected);
});

it('a question about a job has the credentials of its request, and nothing about its body', () => {
  const url = 'http://api.test/jobs';
  const headers = [
    ['Authorization', 'Bearer x'],
    ['Accept', 'application/json'],
    ['Content-Type', 'application/json'],
    ['content-length', '2'],
    ['Idempotency-Key', 'k'],
    ['If-Match', '*'],
    ['Expect', '100-continue'],
  ] as const;
  expect(readingOf(requestTo(url, { method: 'POST', headers, body: new Uint8Array([1]) }))).toEqual(
    requestTo(url, { headers: headers.slice(0, 2) }),
  );
});
