/** The laws of items: each is told once, none is lost, whatever the answers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/domain/json.ts';
import { contentKey } from '../../src/json/content-key.ts';
import { equal } from '../../src/json/equal.ts';
import { json, network, play, type Scene, unmodified } from '../support/scenario.ts';

const id = fc.integer({ min: 0, max: 30 });
const page = fc.array(id, { maxLength: 8 });
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: page.map((ids) => ({ ids, scene: json({ hits: ids.map((one) => ({ id: one, seen: ids.length })) }) })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Scene>(network(), json({}, { status: 500 }), unmodified()).map((scene) => ({ ids: [], scene })),
  },
);

describe('items', () => {
  it('are told once each, and those of the first answer not at all', async () => {
    await fc.assert(
      fc.asyncProperty(page, fc.array(step, { maxLength: 10 }), fc.boolean(), async (first, steps, fresh) => {
        const opening = json({ hits: first.map((one) => ({ id: one })) });
        const scenes = [{ ...opening, reply: { ...opening.reply, fresh } } as Scene, ...steps.map(({ scene }) => scene)];
        const { of } = await play({ items: 'hits', itemKey: 'id', limits: { maxPolls: scenes.length } }, scenes);
        const told = of('item').map(({ key }) => Number(key));
        expect(new Set(told).size).toBe(told.length);
        const all = new Set([...first, ...steps.flatMap(({ ids }) => ids)]);
        expect(new Set([...(fresh ? [] : first), ...told])).toEqual(all);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the key of a content', () => {
  it('is the same for what is equal, however its members stand, and for nothing else', () => {
    const value = fc.jsonValue({ maxDepth: 3 }).map((one) => one as Json);
    fc.assert(
      fc.property(value, value, (one, other) => {
        expect(contentKey(one) === contentKey(other)).toBe(equal(one, other));
        expect(contentKey(reversed(one))).toBe(contentKey(one));
      }),
      { numRuns: 200 },
    );
  });
});

/** The same with the members of every object in the opposite order. */
function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  );
}
