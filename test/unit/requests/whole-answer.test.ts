import { expect, it } from 'vitest';
import { wholeAnswer } from '../../../src/requests/whole-answer.ts';
import { writtenStream } from '../../support/event-streams.ts';
import { broken } from '../../support/scripted-http.ts';

it('whoever needs a whole answer closes a stream, and is told what could take it', () => {
  const stream = writtenStream();
  expect(wholeAnswer(stream.exchange)).toMatchObject({
    kind: 'failure',
    failure: {
      kind: 'malformed',
      message: 'the answer is an event stream (text/event-stream), which has no end',
      hint: 'Take its events as they come: --source sse.',
      meta: { status: 200 },
    },
  });
  expect(stream.isClosed).toBe(true);
});

it('any other exchange stays what it is', () => {
  const exchange = broken();
  expect(wholeAnswer(exchange)).toBe(exchange);
});
