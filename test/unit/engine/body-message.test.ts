import { describe, expect, it } from 'vitest';
import { bodyMessage } from '../../../src/engine/body-message.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the sentence in a body', () => {
  it.each([
    ['{"message":"no such deploy"}', 'no such deploy'],
    ['{"error":"denied"}', 'denied'],
    ['{"error":{"code":7,"message":"quota"}}', 'quota'],
    ['{"title":"Not Found","detail":"no row 7"}', 'no row 7'],
    ['{"message":"a\\u001b[31mb"}', 'a\\u001b[31mb'],
  ])('of %s is %s', (body, sentence) => {
    expect(bodyMessage(bytes(body), String)).toBe(sentence);
  });

  it.each(['', '<html>', '[]', 'null', '{"message":""}', '{"message":7}', '{"__proto__":{"message":"x"}}'])(
    'is missing in %s',
    (body) => {
      expect(bodyMessage(bytes(body), String)).toBeUndefined();
    },
  );

  it('is masked before it is cut, so that no part of a secret is left', () => {
    const mask = (text: string) => text.replaceAll('hunter2hunter2', '***');
    expect(bodyMessage(bytes(JSON.stringify({ error: `${'x'.repeat(195)}hunter2hunter2` })), mask)).toBe(`${'x'.repeat(195)}***`);
  });

  it('is cut at 200 characters', () => {
    expect(bodyMessage(bytes(JSON.stringify({ error: 'x'.repeat(500) })), String)).toHaveLength(200);
  });
});
