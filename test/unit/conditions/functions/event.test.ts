import { expect, it } from 'vitest';
import { good, rejected, told } from '../observations.ts';

it('event() is the name of the message, unknown where messages have none', async () => {
  const answer = good({});
  const named =
    answer.kind === 'value'
      ? { ...answer, answer: { ...answer.answer, meta: { ...answer.answer.meta, event: 'done' } } }
      : answer;
  expect(await told('event() == "x"', named)).toBe('done');
  expect(await told('event() == "x"', answer)).toBe('not known: this source does not name its messages');
  expect(await told('event() == "x"', rejected)).toBe('not known: the answer was 503');
});
