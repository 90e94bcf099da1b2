/** Claims about values masked in texts. */
import { describe, expect, it } from 'vitest';
import { maskAll } from '../../../src/requests/masking.ts';

describe('a mask', () => {
  it.each([
    ['a-b-a', ['a'], '***-b-***'],
    ['abc', [''], 'abc'],
    ['aaa', ['aa'], '***'],
    ['ab', ['a', 'b'], '***'],
    ['xabcdefghx', ['abcdef', 'abcdefgh'], 'x***x'],
    ['xabcdefghix', ['abcdef', 'defghi'], 'x***x'],
    ['aaaa b aa', ['aa'], '*** b ***'],
  ])('makes %j without %j %j', (text, values, masked) => {
    expect(maskAll(text, values)).toBe(masked);
  });

  it.each([
    ['?k=p%40ss%2Fw', '?k=***'],
    ['?k=p%40ss%2fw', '?k=***'],
    ['?k=p@ss%2Fw', '?k=***'],
    ['?k=%70@ss%2fw&x', '?k=***&x'],
    ['?u=%3Fk%3Dp%2540ss%252Fw%26', '?u=%3Fk%3D***%26'],
    ['{"a":"p@ss\\/w"}', '{"a":"***"}'],
    ['"p\\u0040ss\\u002Fw"', '"***"'],
    ['%20p@ss/w%20', '%20***%20'],
  ])('covers a value however its characters are escaped: %s', (text, masked) => {
    expect(maskAll(text, ['p@ss/w'])).toBe(masked);
  });

  it('covers what is written like an escape and is none', () => {
    expect(maskAll('a%2Fb and a%252Fb', ['a%2Fb'])).toBe('*** and ***');
    expect(maskAll('x\\ny', ['\\n'])).toBe('x***y');
  });

  it.each([
    ['see https://a.b/hunter…', 'see https://a.b/***…'],
    ['see hun…', 'see ***…'],
    ['see hu…', 'see hu…'],
    ['see hut…', 'see hut…'],
    ['hunhunt… and hunter22…', 'hun***… and ***…'],
    ['hunter22', '***'],
    ['hunter… hunter', '***… hunter'],
  ])('covers a value that was cut: %s', (text, masked) => {
    expect(maskAll(text, ['hunter22'])).toBe(masked);
  });

  it('takes linear time for many repetitions', () => {
    expect(maskAll('a'.repeat(300_000), ['aaaaaa'])).toBe('***');
    expect(maskAll('%61'.repeat(100_000), ['aaaaaa'])).toBe('***');
    expect(maskAll(`${'abc'.repeat(100_000)}…`, ['abcabcabd'])).toBe(`${'abc'.repeat(99_998)}***…`);
  });
});
