/** Laws of what changed: edits and patches lead from what was to what is. */
import fc from 'fast-check';
import { applyPatch, type Operation } from 'rfc6902';
import { describe, expect, it } from 'vitest';
import type { Edit, Json } from '../../src/domain/json.ts';
import { keysOf } from '../../src/domain/path.ts';
import { type Entry, type Mark, sketch } from '../../src/formats/unified-sketch.ts';
import { type Difference, type DiffRules, diff } from '../../src/json/diff.ts';
import { equal } from '../../src/json/equal.ts';
import { patchOf } from '../../src/json/patch.ts';
import { copy, document, name, scalar, sorted } from '../support/documents.ts';

const law = (runs: number) => ({ numRuns: runs });

/** Items with keys, in any order, some of them changed, some with arrays of such items in them. */
const { keyedItems } = fc.letrec<{ keyedItems: Json }>((tie) => ({
  keyedItems: fc
    .uniqueArray(fc.record({ id: fc.nat(12), value: fc.oneof({ depthSize: 'small', maxDepth: 3 }, scalar, tie('keyedItems')) }), {
      selector: ({ id }) => id,
      maxLength: 9,
    })
    .map((items): Json => items),
}));
/** Items without keys that meet often, so that many are equal. */
const items = fc.array(fc.oneof(fc.nat(4), fc.constantFrom<Json>([], [1], { a: 1 }, { a: 2 })), { maxLength: 10 });
/** Where names need escapes, and arrays stand in objects stand in arrays. */
const nested = fc.dictionary(name, fc.oneof(keyedItems, items, document), { maxKeys: 3, noNullPrototype: true });

/** The published semantics of JSON Patch; wrapped, because it cannot replace a root. */
function patched(before: Json, after: Json, rules?: DiffRules): Json {
  const holder = { root: copy(before) };
  const patch = patchOf(diff({ root: before }, { root: after }, rules));
  const errors = applyPatch(holder, copy(patch) as unknown as Operation[]).filter((error) => error !== null);
  expect(errors).toEqual([]);
  return holder.root;
}

function edited(before: Json, { edits }: Difference): Json {
  return edits.reduce<Json>((value, edit) => editApplied(value, keysOf(edit.path).map(String), edit), before);
}

describe('a patch', () => {
  it.each([
    ['documents', document, 400],
    ['arrays of keyed items', keyedItems, 500],
    ['arrays without keys', items, 300],
    ['both in each other', nested, 300],
  ] as const)('applied to what was gives what is: %s', (_, arbitrary: fc.Arbitrary<Json>, runs) => {
    fc.assert(
      fc.property(arbitrary, arbitrary, fc.boolean(), (before, after, detectKeys) => {
        expect(patched(before, after, { detectKeys })).toEqual(after);
      }),
      law(runs),
    );
  });

  it('of few edits at most is a true patch, too, and has no more of them', () => {
    fc.assert(
      fc.property(nested, nested, fc.integer({ min: 1, max: 6 }), (before, after, mostEdits) => {
        expect(patched(before, after, { mostEdits })).toEqual(after);
        const { edits } = diff(before, after, { mostEdits });
        expect(edits.length).toBeLessThanOrEqual(mostEdits);
        expect(sorted(edited(before, { edits, moves: [] }))).toEqual(sorted(after));
      }),
      law(300),
    );
  });

  it('of the same items in another order is nothing but moves', () => {
    fc.assert(
      fc.property(keyedItems, fc.infiniteStream(fc.nat()), (before, ranks) => {
        if (!Array.isArray(before)) return;
        const order = new Map(before.map((item) => [item, ranks.next().value]));
        const after = before.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
        const ops = patchOf(diff(before, after)).map((operation) => (operation as { op: string }).op);
        expect(ops.every((op) => op === 'move')).toBe(true);
        expect(ops.length).toBeLessThan(Math.max(1, before.length));
      }),
      law(200),
    );
  });
});

describe('the edits', () => {
  it('applied one after another to what was give what is', () => {
    fc.assert(
      fc.property(nested, nested, (before, after) => {
        expect(sorted(edited(before, diff(before, after)))).toEqual(sorted(after));
      }),
      law(300),
    );
  });

  it('are right for names that are properties of every object, too', () => {
    const awkward = fc.dictionary(fc.constantFrom('__proto__', 'constructor', 'a'), document, {
      maxKeys: 3,
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(awkward, awkward, (before, after) => {
        expect(JSON.stringify(sorted(edited(before, diff(before, after))))).toBe(JSON.stringify(sorted(after)));
      }),
      law(200),
    );
  });

  it('are none exactly for equal documents', () => {
    fc.assert(
      fc.property(fc.oneof(document, nested), fc.oneof(document, nested), (a, b) => {
        expect(diff(a, copy(a)).edits).toEqual([]);
        expect(diff(a, b).edits.length === 0).toBe(equal(a, b));
        expect(equal(a, b)).toBe(equal(b, a));
      }),
      law(400),
    );
  });

  it('are one for one item that came or went', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(50), { maxLength: 20 }), fc.nat(20), (numbers, place) => {
        const before = numbers.map((id) => ({ id }));
        const more = before.toSpliced(Math.min(place, before.length), 0, { id: -1 });
        expect(diff(before, more).edits.map(({ op }) => op)).toEqual(['add']);
        expect(diff(more, before).edits.map(({ op }) => op)).toEqual(['remove']);
      }),
      law(100),
    );
  });
});

describe('a sketch of a change', () => {
  it('without what is gone is the new document', () => {
    fc.assert(
      fc.property(nested, nested, (before, after) => {
        const { roots, unplaced } = sketch(before, diff(before, after).edits);
        expect(unplaced).toEqual([]);
        expect(sorted(documentOf(roots, '-'))).toEqual(sorted(after));
      }),
      law(300),
    );
  });
});

describe('where order says nothing', () => {
  it('a shuffle is no change, and a patch leads to the same items', () => {
    fc.assert(
      fc.property(fc.oneof(items, keyedItems), fc.oneof(items, keyedItems), fc.infiniteStream(fc.nat()), (one, other, ranks) => {
        if (!Array.isArray(one) || !Array.isArray(other)) return;
        const anyOrder = (...arrays: readonly Json[]) => ({
          arrays: new Map(arrays.map((array) => [array, { unordered: true }])),
        });
        const order = new Map(one.map((_, at) => [at, ranks.next().value]));
        const shuffled = [...one.keys()].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)).map((at) => one[at] ?? null);
        expect(diff(one, shuffled, anyOrder(one)).edits).toEqual([]);
        expect(bag(patched(one, other, anyOrder(one, other)))).toEqual(bag(other));
      }),
      law(300),
    );
  });
});

/** The document a sketch shows when the entries with a mark are left out. */
function documentOf(roots: readonly Entry[], without: Mark): Json {
  const shown = (entry: Entry): Json => {
    if (entry.parts === undefined) return entry.value;
    const left = entry.parts.entries.filter(({ mark }) => mark !== without);
    return entry.parts.isList ? left.map(shown) : Object.fromEntries(left.map((each) => [each.name, shown(each)]));
  };
  return roots.filter(({ mark }) => mark !== without).map(shown)[0] ?? null;
}

/** The items of an array in an order of their own. */
function bag(value: Json): readonly string[] {
  return Array.isArray(value) ? value.map((item) => JSON.stringify(sorted(item))).sort() : [];
}

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
