/** Laws of comparing documents. */
import fc from 'fast-check';
import { applyPatch, type Operation } from 'rfc6902';
import { describe, expect, it } from 'vitest';
import type { Edit, Json } from '../../src/domain/json.ts';
import { keysOf } from '../../src/domain/path.ts';
import { comparedPart } from '../../src/json/comparing.ts';
import { nestsDeeper } from '../../src/json/depth.ts';
import { diff } from '../../src/json/diff.ts';
import { readDocument } from '../../src/json/document.ts';
import { equal } from '../../src/json/equal.ts';
import { patchOf } from '../../src/json/patch.ts';
import { compileQuery } from '../../src/json/query/query.ts';

/** Names that meet often, so that documents resemble each other; some need escapes in a pointer. */
const name = fc.constantFrom('id', 'a', 'b', 'items', 'a/b', 'm~n', '', '0', 'toString');
const scalar = fc.constantFrom<Json>(null, true, false, 0, 1, 2, -1.5, '', '1', 'x');
const { document } = fc.letrec<{ document: Json }>((tie) => ({
  document: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    scalar,
    fc.array(tie('document'), { maxLength: 5 }),
    fc.dictionary(name, tie('document'), { maxKeys: 5, noNullPrototype: true }),
  ),
}));
const copy = (value: Json): Json => JSON.parse(JSON.stringify(value));

/** The published semantics of JSON Patch; wrapped, because it cannot replace a root. */
function patched(before: Json, after: Json): Json {
  const holder = { root: copy(before) };
  const patch = patchOf(diff({ root: before }, { root: after }));
  const errors = applyPatch(holder, copy(patch) as unknown as Operation[]).filter((error) => error !== null);
  expect(errors).toEqual([]);
  return holder.root;
}

describe('a difference', () => {
  it('applied to what was gives what is', () => {
    fc.assert(
      fc.property(document, document, (before, after) => {
        expect(patched(before, after)).toEqual(after);
      }),
      { numRuns: 400 },
    );
  });

  it('is right for names that are properties of every object, too', () => {
    const awkward = fc.dictionary(fc.constantFrom('__proto__', 'constructor', 'a'), document, {
      maxKeys: 3,
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(awkward, awkward, (before, after) => {
        const applied = diff(before, after).reduce<Json>(
          (value, edit) => editApplied(value, keysOf(edit.path).map(String), edit),
          before,
        );
        expect(JSON.stringify(sorted(applied))).toBe(JSON.stringify(sorted(after)));
      }),
      { numRuns: 200 },
    );
  });

  it('is empty exactly for equal documents', () => {
    fc.assert(
      fc.property(document, document, (a, b) => {
        expect(diff(a, copy(a))).toEqual([]);
        expect(diff(a, b).length === 0).toBe(equal(a, b));
        expect(equal(a, b)).toBe(equal(b, a));
      }),
      { numRuns: 400 },
    );
  });

  it('is one edit for one item that came or went', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(50), { maxLength: 20 }), fc.nat(20), (numbers, place) => {
        const items = numbers.map((id) => ({ id }));
        const more = items.toSpliced(Math.min(place, items.length), 0, { id: -1 });
        expect(diff(items, more).map(({ op }) => op)).toEqual(['add']);
        expect(diff(more, items).map(({ op }) => op)).toEqual(['remove']);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the compared part', () => {
  it('of everything is the document, and of what ignores everything is nothing', async () => {
    const [whole, members] = [await compileQuery('$'), await compileQuery('$..*')];
    fc.assert(
      fc.property(document, (value) => {
        expect(comparedPart(value, { select: [whole], ignore: [] })).toBe(value);
        expect(comparedPart(value, { select: [members], ignore: [members] })).toEqual(Array.isArray(value) ? [] : {});
      }),
      { numRuns: 100 },
    );
  });

  it('never holds what is ignored, and never changes the document', async () => {
    const ignored = await compileQuery('$..id');
    fc.assert(
      fc.property(document, (value) => {
        const before = JSON.stringify(value);
        const part = comparedPart(value, { select: [], ignore: [ignored] });
        expect(ignored.select(part)).toEqual([]);
        expect(JSON.stringify(value)).toBe(before);
      }),
      { numRuns: 200 },
    );
  });
});

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

  it('measures depth as a walk would', () => {
    fc.assert(
      fc.property(document, fc.nat(4), (value, limit) => {
        const text = `${JSON.stringify(value)}${' '.repeat(20)}`;
        expect(nestsDeeper(text, limit)).toBe(depthOf(value) > limit);
      }),
      { numRuns: 200 },
    );
  });
});

/** One edit, applied without touching the original, by entries: `__proto__` is a name like any other. */
function editApplied(value: Json, [key, ...rest]: readonly string[], edit: Edit): Json {
  if (key === undefined) return edit.op === 'remove' ? null : edit.after;
  if (Array.isArray(value)) {
    const at = Number(key);
    if (rest.length > 0) return value.with(at, editApplied(value[at], rest, edit));
    if (edit.op === 'remove') return value.toSpliced(at, 1);
    return edit.op === 'add' ? value.toSpliced(at, 0, edit.after) : value.with(at, edit.after);
  }
  const members = new Map(Object.entries(value ?? {}));
  if (edit.op === 'remove' && rest.length === 0) members.delete(key);
  else members.set(key, editApplied(members.get(key) ?? null, rest, edit));
  return Object.fromEntries(members);
}

/** The same value with members in the order of their names. */
function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, each]) => [name, sorted(each)]),
  );
}

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
