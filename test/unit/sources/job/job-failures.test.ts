import { expect, it } from 'vitest';
import type { Failure } from '../../../../src/domain/reply.ts';
import { notSentAgain, placeless, uncertain, unfilled } from '../../../../src/sources/job/job-failures.ts';
import { metaOfShort } from '../../../support/scripted-http.ts';
import { requestTo } from '../../../support/server-requests.ts';

const request = requestTo('https://api.test/jobs', { method: 'POST' });
const meta = metaOfShort({ status: 503 });

it.each<[Failure, string]>([
  [{ kind: 'network', code: 'ECONNRESET', message: 'the server closed the connection' }, 'the server closed the connection'],
  [{ kind: 'timeout', after: 30_000, phase: 'answer' }, 'no complete answer within 30s'],
  [{ kind: 'oversize', limit: 1024, meta }, 'the answer is larger than 1 KiB'],
  [{ kind: 'malformed', message: 'the body was cut', meta }, 'the body was cut'],
])('a request that was sent and then %j may have started the job', (failure, what) => {
  expect(uncertain(failure, request)).toEqual({
    kind: 'protocol',
    code: 'JOB_UNCERTAIN',
    message: `${what}; whether the job was taken on is not known, so the POST is not sent again`,
    hint: `Look whether it was. Have it sent again safely by giving it a name: -H 'Idempotency-Key: NAME'.`,
  });
});

it('what is final already stays as it is', () => {
  const failure: Failure = { kind: 'protocol', code: 'CERT_HAS_EXPIRED', message: 'the certificate has expired' };
  expect(uncertain(failure, request)).toBe(failure);
});

it.each([
  [
    notSentAgain(meta, { request, document: undefined }),
    'the answer to the POST was 503, and it is not sent again: that could start a second job',
  ],
  [
    notSentAgain(meta, { request, document: { error: { code: 1, message: ' no\troom\n' } } }),
    'the answer to the POST was 503 (no\\troom), and it is not sent again: that could start a second job',
  ],
  [
    notSentAgain(meta, { request, document: { detail: 'x'.repeat(201) } }),
    'the answer to the POST was 503, and it is not sent again: that could start a second job',
  ],
  [
    placeless(meta),
    'the answer 503 does not say where to ask about the job: it has no Operation-Location, Azure-AsyncOperation or Location, and no URL in its body',
  ],
  [unfilled('--job-url', '/x'), '--job-url /x cannot be filled in: the answer has not one text or number there'],
])('each says what happened and what to do', ({ message, hint }, expected) => {
  expect(message).toBe(expected);
  expect(hint).toMatch(/^[A-Z].*\.$/);
});
