import { describe, expect, it } from 'vitest';
import { ExactNumber } from '../../../src/domain/exact-number.ts';
import { parseExactly } from '../../../src/json/parse-exactly.ts';

const document = (value: unknown) => ({ kind: 'document', value });

describe('the exact parser', () => {
  it('reads what JSON.parse reads', () => {
    const text = ' { "a" : [ 1 , -2.5 , true , false , null , "x\\u00e9\\"\\n" , [ ] , { } ] , "" : "" } ';
    expect(parseExactly(text)).toEqual(document(JSON.parse(text)));
  });

  it('keeps numbers that would be written otherwise', () => {
    expect(parseExactly('[9007199254740993,1.0,1]')).toEqual(
      document([new ExactNumber('9007199254740993'), new ExactNumber('1.0'), 1]),
    );
  });

  it('takes __proto__ for a name', () => {
    const reading = parseExactly('{"__proto__": {"x": 1}}');
    expect(JSON.stringify(reading)).toBe('{"kind":"document","value":{"__proto__":{"x":1}}}');
  });

  it('finds the first name that comes twice, however it is written', () => {
    expect(parseExactly('{"a": {"b": 1, "\\u0062": 2}, "a": 1}')).toEqual({ kind: 'duplicate', name: 'b', keys: ['a'], at: 15 });
  });

  it('tells the way to the object with the name', () => {
    const reading = parseExactly('[{"x": 0}, {"x": [0, {"y": {"z": 1, "z": 2}, "w": [{"v": 1, "v": 1}]}]}]');
    expect(reading).toEqual({ kind: 'duplicate', name: 'z', keys: [1, 'x', 1, 'y'], at: 36 });
  });

  it('goes on behind a name that stands twice: what is no JSON is no JSON', () => {
    expect(parseExactly('{"a": 1, "a": 2} x')).toEqual({ kind: 'mistake', at: 17, wanted: 'nothing more' });
  });

  it('reads 1,000 levels, and says where there are more', () => {
    const nested = (depth: number) => `${'[{"a":'.repeat(depth / 2)}1${'}]'.repeat(depth / 2)}`;
    expect(parseExactly(nested(1000)).kind).toBe('document');
    expect(parseExactly(nested(1002))).toEqual({ kind: 'deep' });
    expect(parseExactly('['.repeat(5_000_000))).toEqual({ kind: 'deep' });
    expect(parseExactly(`[],${nested(1002)}`)).toEqual({ kind: 'mistake', at: 2, wanted: 'nothing more' });
  });

  it('reads a string of ten million characters', () => {
    const text = JSON.stringify('a"'.repeat(5_000_000));
    expect(parseExactly(text)).toEqual(document(JSON.parse(text)));
  });
});
