import { describe, expect, it } from 'vitest';
import { middleText, pairText, valueText } from '../../../src/domain/value-text.ts';

describe('a value in a line', () => {
  it('is compact JSON', () => {
    expect(valueText('a "b"')).toBe('"a \\"b\\""');
    expect(valueText({ a: [1, null, true], b: {} })).toBe('{"a":[1,null,true],"b":{}}');
    expect(valueText([])).toBe('[]');
  });

  it('is at most 80 characters, the cut marked', () => {
    const text = valueText(Array.from({ length: 1000 }, (_, at) => at));
    expect(text).toHaveLength(80);
    expect(text).toMatch(/^\[0,1,2,.*…$/);
    expect(valueText('x'.repeat(78))).toBe(`"${'x'.repeat(78)}"`);
    expect(valueText('x'.repeat(79))).toBe(`"${'x'.repeat(78)}…`);
  });

  it('does not look at what it does not show', () => {
    const far = Array.from({ length: 100 }, (_, at) => at) as unknown[];
    Object.defineProperty(far, 99, {
      get: () => {
        throw new Error('looked');
      },
    });
    expect(valueText(far as number[])).toHaveLength(80);
  });

  it('holds a value nested deeper than any stack', () => {
    let deep: readonly unknown[] = [];
    for (let depth = 0; depth < 100_000; depth++) deep = [deep];
    expect(valueText(deep as never)).toBe(`${'['.repeat(79)}…`);
  });

  it('is harmless', () => {
    expect(valueText('\u001b[2J\u202e##[x]')).toBe('"\\u001b[2J\\u202e\\u0023#[x]"');
    expect(valueText({ '\u009b': 1 })).toBe('{"\\u009b":1}');
  });

  it('takes __proto__ for data', () => {
    expect(valueText(JSON.parse('{"__proto__":1}'))).toBe('{"__proto__":1}');
  });
});

describe('two values', () => {
  it('are shown whole when they are short', () => {
    expect(pairText('building', 'ready')).toEqual(['"building"', '"ready"']);
    expect(pairText(1, { a: 1 })).toEqual(['1', '{"a":1}']);
  });

  it('that part late are cut in the middle, with the place where they part and their ends in sight', () => {
    const [start, end] = [`https://${'x'.repeat(500)}`, `${'y'.repeat(500)}/end`];
    expect(pairText(`${start}old${end}`, `${start}new${end}`)).toEqual([
      `"https://xxxx…${'x'.repeat(12)}old${'y'.repeat(37)}…yyyyyyyy/end"`,
      `"https://xxxx…${'x'.repeat(12)}new${'y'.repeat(37)}…yyyyyyyy/end"`,
    ]);
    expect(pairText(`${start}old`, `${start}new`)).toEqual([
      `"https://xxxx…${'x'.repeat(12)}old"`,
      `"https://xxxx…${'x'.repeat(12)}new"`,
    ]);
  });

  it('are never cut inside a character, nor inside an escape', () => {
    const start = '😀'.repeat(100);
    expect(pairText(`${start}.old`, `${start}.new`)[0]).toBe(`"${'😀'.repeat(6)}…${'😀'.repeat(5)}.old"`);
    expect(pairText(`${start}😁`, `${start}😂`)).toEqual([
      `"${'😀'.repeat(6)}…${'😀'.repeat(6)}😁"`,
      `"${'😀'.repeat(6)}…${'😀'.repeat(6)}😂"`,
    ]);
    const bells = '\u0007'.repeat(100);
    expect(pairText(`${bells}old`, `${bells}new`)[1]).toBe('"\\u0007\\u0007…\\u0007\\u0007new"');
  });

  it('show where the shorter one ends', () => {
    const start = 'x'.repeat(100);
    const shown = `${'x'.repeat(12)}…${'x'.repeat(12)}`;
    expect(pairText(start, `${start}y`)).toEqual([`"${shown}"`, `"${shown}y"`]);
  });
});

describe('a value with secrets', () => {
  it('is masked before it is cut', () => {
    const mask = (text: string) => text.replaceAll('hunter2hunter2', '***');
    expect(valueText(`${'x'.repeat(72)}hunter2hunter2`, mask)).toBe(`"${'x'.repeat(72)}***"`);
  });
});

describe('a value on a line of its own', () => {
  it('is whole up to 120 characters', () => {
    expect(middleText('x'.repeat(118))).toBe(`"${'x'.repeat(118)}"`);
    expect(middleText({ a: [1] })).toBe('{"a":[1]}');
  });

  it('is shown with its beginning and its end', () => {
    const text = middleText(`<${'x'.repeat(200)}>`);
    expect(text).toHaveLength(120);
    expect(text).toMatch(/^"<x{77}…x{38}>"$/);
  });

  it('never shows half a character', () => {
    for (const pad of ['', 'a'])
      expect(middleText(pad + '😀'.repeat(500))).not.toMatch(
        /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/,
      );
  });
});
