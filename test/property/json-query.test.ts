/** Laws of queries, and agreement with another implementation of RFC 9535 wherever that one is right. */
import fc from 'fast-check';
import { JSONPathEnvironment } from 'json-p3';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/domain/errors.ts';
import type { Json, Key } from '../../src/domain/json.ts';
import { compileQuery } from '../../src/json/query/query.ts';
import { readPattern, readString, writePattern, writeString } from '../../src/json/query/string-literal.ts';

const name = fc.constantFrom('a', 'b', 'c');
const scalar = fc.constantFrom<Json>(null, true, false, 0, 1, 2, 'x', 'ab');
const { document } = fc.letrec<{ document: Json }>((tie) => ({
  document: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.array(tie('document'), { maxLength: 4 }),
    fc.dictionary(name, tie('document'), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

const integer = fc.integer({ min: -3, max: 3 });
const bound = fc.option(integer.map(String), { nil: '' });
const literal = fc.constantFrom('1', '2', '-1', "'x'", '"ab"', 'true', 'null');
const operator = fc.constantFrom('==', '!=', '<', '<=', '>', '>=');
const blank = fc.constantFrom('', '', ' ');
const { query, filter } = fc.letrec<{ query: string; filter: string; inner: string; single: string; basic: string }>((tie) => ({
  single: fc
    .array(
      fc.oneof(
        name.map((each) => `.${each}`),
        integer.map((each) => `[${each}]`),
        name.map((each) => `["${each}"]`),
      ),
      { maxLength: 2 },
    )
    .chain((steps) => fc.constantFrom('@', '$').map((from) => from + steps.join(''))),
  inner: fc
    .array(
      fc.oneof(
        name.map((each) => `.${each}`),
        fc.constantFrom('.*', '..a', '[0]', '[::-1]'),
      ),
      { maxLength: 2 },
    )
    .chain((steps) => fc.constantFrom('@', '$').map((from) => from + steps.join(''))),
  basic: fc.oneof(
    tie('inner'),
    tie('inner').map((each) => `!${each}`),
    fc.tuple(tie('single'), blank, operator, blank, fc.oneof(literal, tie('single'))).map((parts) => parts.join('')),
    fc.tuple(tie('inner'), operator, fc.constantFrom('0', '1', '2')).map(([path, op, to]) => `count(${path})${op}${to}`),
    fc.tuple(tie('single'), operator, fc.constantFrom('0', '1', '2')).map(([path, op, to]) => `length(${path})${op}${to}`),
    fc.tuple(tie('inner'), operator, literal).map(([path, op, to]) => `value(${path})${op}${to}`),
  ),
  filter: fc.oneof(
    { maxDepth: 2 },
    tie('basic'),
    fc.tuple(tie('filter'), blank, fc.constantFrom('&&', '||'), blank, tie('filter')).map((parts) => parts.join('')),
    tie('filter').map((each) => `(${each})`),
    tie('filter').map((each) => `!(${each})`),
  ),
  query: fc
    .array(
      fc.oneof(
        name.map((each) => `.${each}`),
        fc.constantFrom('.*', '..*', '..a', "['a','b']", '[0,-1]', '[*]', '..[0]'),
        fc.tuple(bound, bound, bound).map(([from, to, by]) => `[${from}:${to}:${by}]`),
        tie('filter').map((each) => `[?${each}]`),
      ),
      { maxLength: 3 },
    )
    .map((segments) => `$${segments.join('')}`),
}));

const oracle = new JSONPathEnvironment({ maxRecursionDepth: 1000 });
const asList = (nodes: Iterable<{ readonly place: readonly unknown[]; readonly value: unknown }>) => JSON.stringify([...nodes]);

describe('a query', () => {
  it('selects what the other implementation selects, in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(query, document, async (text, value) => {
        const ours = (await compileQuery(text)).select(value).map((node) => ({ place: node.keys, value: node.value }));
        const theirs = oracle.query(text, value as never).nodes.map((node) => ({ place: node.location, value: node.value }));
        expect(asList(ours)).toBe(asList(theirs));
      }),
      { numRuns: 600 },
    );
  });

  it('made of the place of a node selects that node alone', async () => {
    const everything = await compileQuery('$..*');
    const anyName = fc.dictionary(fc.string({ unit: 'binary', maxLength: 3 }).filter(isWhole), document, { maxKeys: 3 });
    await fc.assert(
      fc.asyncProperty(anyName, async (value) => {
        for (const node of everything.select(value)) {
          const again = await compileQuery(normalPath(node.keys));
          expect(again.select(value)).toEqual([node]);
          expect(again.singular).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('in a filter decides the same however often it is negated', async () => {
    await fc.assert(
      fc.asyncProperty(filter, document, async (text, value) => {
        const select = async (path: string) => (await compileQuery(path)).select(value).length;
        expect(await select(`$[?!(!(${text}))]`)).toBe(await select(`$[?${text}]`));
        expect((await select(`$[?!(${text})]`)) + (await select(`$[?${text}]`))).toBe(await select('$[*]'));
      }),
      { numRuns: 200 },
    );
  });
});

describe('any text at all', () => {
  const piece = fc.constantFrom(
    ...'$ @ . .. [ ] * ? , : ( ) ! && || == != < > = ~ 0 -1 01 1.5 5s a b-c count( match( true \' " \\ \\u00 # {'.split(' '),
    ' ',
    '\n',
    '😀',
    '\ud83d',
    '\u0001',
  );

  it('is a query or a mistake with its place, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.array(piece).map((pieces) => `$${pieces.join('')}`),
          fc.array(piece).map((pieces) => pieces.join('')),
          fc.string(),
        ),
        async (text) => {
          const mistake = await compileQuery(text).then(
            () => undefined,
            (error: unknown) => error,
          );
          if (mistake === undefined) return;
          expect(mistake).toBeInstanceOf(UsageError);
          const spot = mistake instanceof UsageError ? mistake.spot : undefined;
          expect([spot?.text, (spot?.at ?? -1) >= 0, (spot?.at ?? Number.NaN) <= text.length, (spot?.length ?? 0) >= 1]).toEqual([
            text,
            true,
            true,
            true,
          ]);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

/** RFC 9535 §2.7, but in double quotes. */
function normalPath(keys: readonly Key[]): string {
  return `$${keys.map((key) => `[${JSON.stringify(key)}]`).join('')}`;
}

/** Half of a surrogate pair cannot be written in a query. */
function isWhole(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

describe('a quoted text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('\\', '"', "'", 'd', '\n', '\u0000', '\ud800') }),
  );

  it('reads back as the text it was written from, unless that holds half a character', () => {
    const wellFormed = text.filter((each) => !/\p{Surrogate}/u.test(each));
    fc.assert(
      fc.property(wellFormed, (each) => {
        const written = writeString(each);
        expect(readString(written, 0)).toEqual({ ok: true, value: each, end: written.length });
      }),
    );
  });

  it('reads back as the pattern it was written from', () => {
    fc.assert(
      fc.property(text, (each) => {
        const written = writePattern(each);
        expect(readPattern(written, 0)).toEqual({ ok: true, value: each, end: written.length });
      }),
    );
  });
});
