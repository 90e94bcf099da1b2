import { describe, expect, it } from 'vitest';
import type { News } from '../../../src/engine/observe.ts';
import { observe } from '../../../src/engine/observe.ts';
import { answerOf, metaOf, someTime } from '../../support/records.ts';

const okStatus = { text: '2xx', has: (status: number) => status < 300 };

/** What is said of a body of that type where JSON was before. */
function troubleWith(contentType: string | undefined, body: string): string {
  const headers = contentType === undefined ? {} : { 'content-type': contentType };
  const reply: News = { kind: 'response', then: 'interval', body: new TextEncoder().encode(body), meta: metaOf({ headers }) };
  const observation = observe(reply, { at: someTime, okStatus, before: answerOf({ v: 1 }) });
  return observation.kind === 'trouble' && observation.failure.kind === 'malformed' ? observation.failure.message : '';
}

describe('where JSON was before, a body that is none', () => {
  it.each([
    ['text/html; charset=utf-8', '<p>', 'text/html where JSON was before'],
    [undefined, 'hello', 'a body that is not JSON where JSON was before'],
    ['text/plain', '', 'an empty body where JSON was before'],
  ])('is trouble, told by its type: %s %j', (type, body, message) => {
    expect(troubleWith(type, body)).toBe(message);
  });

  it('is told in few and harmless characters, whatever its type says', () => {
    expect(troubleWith(`text/\u001b[2J${'x'.repeat(1000)}`, 'hello')).toMatch(/^text\/\\u001b\[2Jx+… where JSON was before$/);
    expect(troubleWith(`text/${'x'.repeat(1000)}`, 'hello').length).toBeLessThan(90);
  });
});
