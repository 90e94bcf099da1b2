import { expect, it } from 'vitest';
import { DAY } from '../../../../src/domain/time.ts';
import { good, silent, told, verdictOn } from '../observations.ts';

const until = (certExpires: number) => {
  const answer = good({});
  return answer.kind === 'value'
    ? { ...answer, at: 5000, answer: { ...answer.answer, meta: { ...answer.answer.meta, certExpires } } }
    : answer;
};

it('cert_expiry() is the seconds left, below zero once it is over', async () => {
  expect(await told('cert_expiry() > 0', until(65_000))).toBe(60);
  expect(await told('cert_expiry() > 0', until(4000))).toBe(-1);
  expect(await verdictOn('cert_expiry() < 14d', until(5000 + 13 * DAY))).toBe('met');
  expect(await verdictOn('cert_expiry() < 14d', until(5000 + 15 * DAY))).toBe('unmet');
});

it('cert_expiry() is unknown on connections without a certificate, and without an answer', async () => {
  expect(await told('cert_expiry() > 0', good({}))).toBe('not known: the connection has no certificate');
  expect(await told('cert_expiry() > 0', silent)).toBe('not known: there was no answer');
});
