/** Claims about the forms of answers: validators, and JSON in what is sent. */
import { describe, expect, it } from 'vitest';
import { fresh, headerOf, objectIn } from '../../../src/demo/exchange.ts';
import { documentIn, question } from '../../support/demo-question.ts';

const asked = (held?: string) => question('/', held === undefined ? {} : { headers: { 'if-none-match': held } });
const etag = fresh(asked(), { a: 1 }).headers['etag'] ?? '';

describe('a fresh answer', () => {
  it('is JSON with a validator', () => {
    const answer = fresh(asked(), { a: 1 });
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'application/json', 'cache-control': 'no-cache' } });
    expect(documentIn(answer)).toEqual({ a: 1 });
    expect(etag).toMatch(/^"[0-9a-f]{16}"$/);
  });

  it.each([etag, `W/${etag}`, `"other", ${etag}`, '*'])('spares the body of a client that holds %s', (held) => {
    expect(fresh(asked(held), { a: 1 })).toEqual({
      status: 304,
      headers: { etag, 'cache-control': 'no-cache' },
      body: '',
    });
  });

  it('has another validator when the document is another', () => {
    expect(fresh(asked(etag), { a: 2 }).status).toBe(200);
  });
});

describe('a question', () => {
  it('has header fields whose lines are joined', () => {
    const twice = question('/', { headers: { prefer: ['respond-async', 'wait=5'] } });
    expect([headerOf(twice, 'prefer'), headerOf(twice, 'accept')]).toEqual(['respond-async, wait=5', undefined]);
  });

  it.each([
    ['{"url":"x"}', { url: 'x' }],
    ['', undefined],
    ['{', undefined],
    ['null', undefined],
    ['7', undefined],
  ])('with the body %j holds the object %j', (body, object) => {
    expect(objectIn(question('/', { body }))).toEqual(object);
  });
});
