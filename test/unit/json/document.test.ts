import { describe, expect, it } from 'vitest';
import { ExactNumber } from '../../../src/domain/exact-number.ts';
import { jsonText } from '../../../src/domain/json-text.ts';
import { jsonOf, readDocument, textOfBody } from '../../../src/json/document.ts';
import { metaOf } from '../../support/records.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string, contentType?: string) => readDocument(bytes(text), contentType);
const json = (value: unknown) => ({ kind: 'document', format: 'json', value });
const text = (value: string) => ({ kind: 'document', format: 'text', value });
const malformed = (message: string) => ({ kind: 'malformed', message });

describe('a body whose type says JSON', () => {
  it.each([
    'application/json',
    'APPLICATION/JSON; charset=utf-8',
    'text/json',
    'application/problem+json',
    'application/vnd.api+json',
  ])('is parsed: %s', (type) => {
    expect(read('{"a": 1}', type)).toEqual(json({ a: 1 }));
  });

  it('may be a scalar', () => {
    expect([read('"x"', 'application/json'), read(' null ', 'application/json')]).toEqual([json('x'), json(null)]);
  });

  it('is malformed when it does not parse', () => {
    expect(read('{"a":}', 'application/json')).toEqual(
      malformed('the body is not JSON: line 1, column 6: expected a value, found }'),
    );
    expect(read('', 'application/json')).toEqual(malformed('the body is empty'));
    expect(read('<html>', 'application/json')).toEqual(
      malformed('the body is not JSON, it looks like HTML: line 1, column 1: expected a value, found <html>'),
    );
  });

  it('is malformed when its bytes are no text', () => {
    expect(readDocument(Uint8Array.of(0x22, 0xff, 0x22), 'application/json')).toEqual(
      malformed('the body is not JSON: its bytes are not valid UTF-8'),
    );
  });

  it('keeps members called __proto__ and constructor as data', () => {
    const reading = read('{"__proto__": {"x": 1}, "constructor": 2}', 'application/json');
    expect(JSON.stringify(reading)).toBe('{"kind":"document","format":"json","value":{"__proto__":{"x":1},"constructor":2}}');
  });

  it('may be nested 1,000 levels deep and no deeper', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(read(nested(1000), 'application/json').kind).toBe('document');
    expect(read(nested(1001), 'application/json')).toEqual(malformed('the body is nested deeper than 1000 levels'));
    expect(read(nested(1_000_000), 'application/json')).toEqual(malformed('the body is nested deeper than 1000 levels'));
    expect(read('{"a":'.repeat(200_000), 'application/json')).toEqual(malformed('the body is nested deeper than 1000 levels'));
  });
});

describe('what JSON.parse would lose', () => {
  it.each([
    '9007199254740993',
    '1e400',
    '-1e400',
    '0.1234567890123456789',
    '12345678901234567890e-3',
    '1.0',
    '12.50',
    '1E+2',
    '-0',
  ])('is kept: %s', (number) => {
    const reading = read(`{"n": ${number}, "m": 1.5}`, 'application/json');
    expect(reading).toEqual(json({ n: new ExactNumber(number), m: 1.5 }));
    expect(reading.kind === 'document' && jsonText(reading.value)).toBe(`{"n":${number},"m":1.5}`);
  });

  it('is not there in ordinary numbers, and what is no JSON is none with other numbers in it too', () => {
    expect(read('[1, 3.14, -7, 9007199254740992]', 'application/json')).toEqual(json([1, 3.14, -7, 9007199254740992]));
    expect(read('{"a": 1.0,}', 'application/json')).toEqual(
      malformed('the body is not JSON: line 1, column 11: expected a name in double quotes, found }'),
    );
    expect(read('1.0.0', 'text/plain')).toEqual(text('1.0.0'));
  });

  it('makes a document with a duplicate key malformed, and says where', () => {
    expect(read('{"a": 1, "a": 2}', 'application/json')).toEqual(
      malformed('the body has a duplicate key: "a" (line 1, column 10)'),
    );
    expect(read('{"a": 1,\n "b": [{"x": 1, "x": 1}]}', 'application/json')).toEqual(
      malformed('the body has a duplicate key: "x" at $.b[0] (line 2, column 17)'),
    );
    expect(read('{"n": 1e400, "n": 1}', 'application/json')).toEqual(
      malformed('the body has a duplicate key: "n" (line 1, column 14)'),
    );
    expect(read('{"__proto__": 1, "__proto__": 1}', 'application/json')).toEqual(
      malformed('the body has a duplicate key: "__proto__" (line 1, column 18)'),
    );
    expect(read('[{"a": 1}, {"a": 1}]', 'application/json').kind).toBe('document');
  });
});

describe('a body that is JSON but for a fault', () => {
  const deep = (depth: number) => `{"a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;

  it.each([undefined, '', 'text/plain', 'application/octet-stream'])(
    'is malformed under a type that says nothing too: %s',
    (type) => {
      expect(read('{"a": 1, "a": 2}', type)).toEqual(malformed('the body has a duplicate key: "a" (line 1, column 10)'));
      expect(read('{"b": {"a": 1.0, "a": 2}}', type)).toEqual(
        malformed('the body has a duplicate key: "a" at $.b (line 1, column 18)'),
      );
      expect(read(deep(1001), type)).toEqual(malformed('the body is nested deeper than 1000 levels'));
      expect(read(deep(1000), type).kind).toBe('document');
    },
  );

  it('is text where more than that is wrong with it', () => {
    const [twice, open] = ['{"a": 1, "a": 2} and more', '[1] '.repeat(1001)];
    expect([read(twice, 'text/plain'), read(open, 'text/plain')]).toEqual([text(twice), text(open)]);
  });

  it('is text where its type is another one', () => {
    expect(read('{"a": 1, "a": 2}', 'application/yaml')).toEqual(text('{"a": 1, "a": 2}'));
  });
});

describe('a body whose type says nothing better', () => {
  it.each([undefined, '', 'nonsense', 'application/octet-stream', 'text/plain', 'text/html; charset=utf-8'])(
    'is JSON if it parses: %s',
    (type) => {
      expect([read('[1]', type), read('42', type), read('OK', type), read('<p>', type)]).toEqual([
        json([1]),
        json(42),
        text('OK'),
        text('<p>'),
      ]);
    },
  );

  it('is text when it is empty', () => {
    expect([read('', 'text/plain'), read('', undefined)]).toEqual([text(''), text('')]);
  });
});

describe('a body of another type', () => {
  it('is one string, though it might parse', () => {
    expect([read('[1]', 'application/xml'), read('1', 'application/yaml')]).toEqual([text('[1]'), text('1')]);
  });

  it('is known by its digest and size when it is no text', () => {
    const [one, other] = [Uint8Array.of(0xff, 0x00, 0x41), Uint8Array.of(0xfe, 0x00, 0x41)];
    const digest = '0fa3e62511779f0398b77cad37b3cc4763bb96253b91fcd61500f8a979ad9920';
    expect(readDocument(one, 'image/png')).toEqual({ kind: 'document', format: 'binary', value: `sha256:${digest} (3 bytes)` });
    expect(readDocument(one, 'text/plain')).not.toEqual(readDocument(other, 'text/plain'));
  });
});

describe('the charset', () => {
  it('is the declared one', () => {
    const latin = Uint8Array.of(0x22, 0xe4, 0x22);
    expect(readDocument(latin, 'application/json; charset=ISO-8859-1')).toEqual(json('ä'));
    expect(readDocument(latin, 'text/plain; charset="windows-1252"')).toEqual(json('ä'));
  });

  it('is what a byte order mark says, and the mark is no part of the text', () => {
    expect(readDocument(Uint8Array.of(0xef, 0xbb, 0xbf, 0x31), 'application/json')).toEqual(json(1));
    expect(readDocument(Uint8Array.of(0xff, 0xfe, 0x31, 0x00), 'application/json; charset=utf-8')).toEqual(json(1));
  });

  it('is UTF-8 when nobody knows the declared one', () => {
    expect(readDocument(bytes('ä'), 'text/plain; charset=klingon')).toEqual(text('ä'));
  });
});

describe('the text of a body', () => {
  it('is the same whether the body is JSON, text or neither', () => {
    expect(textOfBody(bytes('{"a":1}'), 'application/json')).toBe('{"a":1}');
    expect(textOfBody(Uint8Array.of(0xe4), 'text/plain; charset=latin1')).toBe('ä');
    expect(textOfBody(Uint8Array.of(0xff), 'text/plain')).toBe('\u00ff');
  });
});

describe('the JSON document in an answer', () => {
  const documentOf = (text: string, type: string) =>
    jsonOf({ meta: metaOf({ headers: { 'content-type': type } }), body: bytes(text) });

  it('is read as the answer is', () => {
    expect([documentOf('{"a":1}', 'application/json'), documentOf('[1]', 'text/plain')]).toEqual([{ a: 1 }, [1]]);
  });

  it('is none where the body is something else, or has a fault', () => {
    expect(documentOf('hello', 'text/plain')).toBe(undefined);
    expect(documentOf('{"a":', 'application/json')).toBe(undefined);
    expect(documentOf('{"a":1,"a":2}', 'application/json')).toBe(undefined);
  });
});
