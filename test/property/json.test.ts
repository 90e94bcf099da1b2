/** Laws of reading documents and of what of them is compared. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberOf } from '../../src/domain/exact-number.ts';
import type { Json } from '../../src/domain/json.ts';
import { jsonText } from '../../src/domain/json-text.ts';
import { pointerOf } from '../../src/domain/path.ts';
import { comparedPart } from '../../src/json/comparing.ts';
import { diff } from '../../src/json/diff.ts';
import { readDocument } from '../../src/json/document.ts';
import { equal } from '../../src/json/equal.ts';
import { isArray, isObject } from '../../src/json/member.ts';
import { orderOf } from '../../src/json/order.ts';
import { parseExactly } from '../../src/json/parse-exactly.ts';
import { compileQuery } from '../../src/json/query/query.ts';
import { countMembers, survey } from '../../src/json/survey.ts';
import { document } from '../support/documents.ts';
import { comparingOf } from '../support/watches.ts';

describe('the compared part', () => {
  it('of everything is the document, and of what ignores everything is nothing', async () => {
    const [whole, members] = [await compileQuery('$'), await compileQuery('$..*')];
    fc.assert(
      fc.property(document, (value) => {
        expect(comparedPart(value, comparingOf({ select: [whole] })).part).toBe(value);
        expect(comparedPart(value, comparingOf({ select: [members], ignore: [members] })).part).toEqual(
          Array.isArray(value) ? [] : {},
        );
      }),
      { numRuns: 100 },
    );
  });

  it('is what leads to selected nodes and what is in them, less what is ignored', async () => {
    const texts = [
      '$..a',
      '$..items[*]',
      '$[*].id',
      '$..[0]',
      '$.*',
      '$..[-1:]',
      '$[0,2].a',
      '$..[::-2]',
      '$[?@.a]',
      '$..[?@.id == 1]',
    ];
    const queries = await Promise.all(texts.map(compileQuery));
    const some = (most: number) => fc.subarray(queries, { minLength: 1, maxLength: most });
    fc.assert(
      fc.property(fc.array(document), some(3), fc.subarray(queries, { maxLength: 2 }), (value, select, ignore) => {
        const placesOf = (list: typeof queries) =>
          new Set(list.flatMap((query) => query.select(value)).map(({ keys }) => pointerOf(keys)));
        const [kept, dropped] = [placesOf(select), placesOf(ignore)];
        expect(comparedPart(value, comparingOf({ select, ignore })).part).toEqual(leftOf(value, '', { kept, dropped }) ?? []);
      }),
      { numRuns: 300 },
    );
  });

  it('never holds what is ignored, and never changes the document', async () => {
    const ignored = await compileQuery('$..id');
    fc.assert(
      fc.property(document, (value) => {
        const before = JSON.stringify(value);
        const { part } = comparedPart(value, comparingOf({ ignore: [ignored] }));
        expect(ignored.select(part)).toEqual([]);
        expect(JSON.stringify(value)).toBe(before);
      }),
      { numRuns: 200 },
    );
  });
});

/** What is left of a value by the sets of places alone; `whole` where a place above it is kept. */
function leftOf(
  value: Json,
  place: string,
  sets: { readonly kept: ReadonlySet<string>; readonly dropped: ReadonlySet<string>; readonly whole?: boolean },
): Json | undefined {
  if (sets.dropped.has(place)) return undefined;
  const below = { ...sets, whole: sets.whole === true || sets.kept.has(place) };
  if (!isArray(value) && !isObject(value)) return below.whole ? value : undefined;
  const left = Object.entries<Json>(value)
    .map(([key, child]) => [key, leftOf(child, place + pointerOf([key]), below)] as const)
    .filter((member): member is [string, Json] => member[1] !== undefined);
  if (left.length === 0 && !below.whole) return undefined;
  return isArray(value) ? left.map(([, item]) => item) : Object.fromEntries(left);
}

describe('reading a body', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  it('gives what was written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(readDocument(bytes(text), 'application/json')).toEqual({
          kind: 'document',
          format: 'json',
          value: JSON.parse(text),
        });
      }),
      { numRuns: 100 },
    );
  });

  it('finds a body malformed exactly where JSON.parse does, and says where', () => {
    const nearly = fc.array(
      fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '1', '-', '.', 'e', 'null', 'tru', '"a"', '\\', ' ', '\n', 'é'),
    );
    fc.assert(
      fc.property(nearly, (pieces) => {
        const text = pieces.join('');
        const reading = readDocument(bytes(text), 'application/json');
        expect(reading.kind).toBe(parses(text) ? 'document' : 'malformed');
        if (reading.kind === 'malformed' && text.trim() !== '')
          expect(reading.message).toMatch(/: line \d+, column \d+: expected /);
      }),
      { numRuns: 500 },
    );
  });

  it('takes any bytes under any type', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.option(fc.string(), { nil: undefined }), (body, type) => {
        expect(['document', 'malformed']).toContain(readDocument(body, type).kind);
      }),
      { numRuns: 300 },
    );
  });

  it('measures depth and counts members as a walk would', () => {
    fc.assert(
      fc.property(document, (value) => {
        const { depth, members, hasExactNumbers } = survey(JSON.stringify(value));
        expect([depth, members, hasExactNumbers]).toEqual([depthOf(value), countMembers(value), false]);
      }),
      { numRuns: 200 },
    );
  });

  it('exactly gives what JSON.parse gives, where that loses nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        expect(parseExactly(text)).toEqual({ kind: 'document', value: JSON.parse(text) });
      }),
      { numRuns: 200 },
    );
  });

  it('exactly takes what JSON.parse takes, and nothing else', () => {
    const pieces = fc.constantFrom('{', '}', '[', ']', '"a"', '"\\n"', ',', ':', '1', '-0', '1.0', '1e3', 'null', ' ');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const { kind } = parseExactly(text);
        expect(kind === 'document' || kind === 'duplicate').toBe(parses(text));
      }),
      { numRuns: 500 },
    );
  });

  it('shows numbers as they are written, and compares them as numbers', () => {
    const written = fc.tuple(fc.integer({ min: -9999, max: 9999 }), fc.constantFrom('', '.0', '.50', 'e2', 'E+1', '.25e-1'));
    fc.assert(
      fc.property(fc.array(written, { minLength: 1 }), (numbers) => {
        const text = `[${numbers.map(([whole, rest]) => whole + rest).join()}]`;
        const reading = readDocument(bytes(text), undefined);
        const [kept, rounded]: [Json, Json] = [reading.kind === 'document' ? reading.value : null, JSON.parse(text)];
        expect(jsonText(kept)).toBe(text);
        expect([equal(kept, rounded), diff(kept, rounded).edits]).toEqual([true, []]);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps every number apart from its neighbours, and writes it as it was', () => {
    const digits = fc.stringMatching(/^-?[1-9][0-9]{15,30}$/);
    fc.assert(
      fc.property(digits, fc.bigInt(1n, 9n), (text, step) => {
        const values = [text, String(BigInt(text) + step)].map((each) => readDocument(bytes(`[${each}]`), 'application/json'));
        const [one, other] = values.map((reading) => (reading.kind === 'document' ? reading.value : null));
        expect(equal(one ?? null, other ?? null)).toBe(false);
        expect(jsonText(one)).toBe(`[${text}]`);
        expect(orderOf(numberOf(text), numberOf(String(BigInt(text) + step))) ?? 0).toBeLessThan(0);
      }),
      { numRuns: 300 },
    );
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function depthOf(value: Json): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}
