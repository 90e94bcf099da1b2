import { describe, expect, it } from 'vitest';
import { ExactNumber } from '../../../src/domain/exact-number.ts';
import { parseExactly } from '../../../src/json/parse-exactly.ts';

const document = (value: unknown) => ({ kind: 'document', value });

describe('the exact parser', () => {
  it('reads what JSON.parse reads', () => {
    const text = ' { "a" : [ 1 , -2.5e1 , true , false , null , "x\\u00e9\\"\\n" , [ ] , { } ] , "" : "" } ';
    expect(parseExactly(text)).toEqual(document(JSON.parse(text)));
  });

  it('keeps numbers that a double would change', () => {
    expect(parseExactly('[9007199254740993,1]')).toEqual(document([new ExactNumber('9007199254740993'), 1]));
  });

  it('takes __proto__ for a name', () => {
    const reading = parseExactly('{"__proto__": {"x": 1}}');
    expect(JSON.stringify(reading)).toBe('{"kind":"document","value":{"__proto__":{"x":1}}}');
  });

  it('finds the first name that comes twice, however it is written', () => {
    expect(parseExactly('{"a": {"b": 1, "\\u0062": 2}, "a": 1}')).toEqual({ kind: 'duplicate', name: 'b', at: 15 });
  });

  it('reads a string of ten million characters', () => {
    const text = JSON.stringify('a"'.repeat(5_000_000));
    expect(parseExactly(text)).toEqual(document(JSON.parse(text)));
  });
});
