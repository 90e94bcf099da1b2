/** The keys of what was seen, so that each item is told once: a value that is cheap to add to, and forgets the oldest. */

/** Sets without a key in common, each larger than the one behind it; so there are few, and none is copied often. */
type Layers = readonly ReadonlySet<string>[];

/** Keys seen. */
export interface SeenKeys {
  /** Of the last answers. */
  readonly young: Layers;
  /** Of answers before those; forgotten as a whole. */
  readonly old: Layers;
}

/** Both halves together are what is remembered, and the keys of one answer besides, however many those are. */
const HALF = 50_000;

/** No key was seen. */
export const noKeys: SeenKeys = { young: [], old: [] };

/** Whether a key was seen, and is not forgotten. */
export function hasSeen({ young, old }: SeenKeys, key: string): boolean {
  return isIn(young, key) || isIn(old, key);
}

/** With the keys of one more answer, all of them, none of which is forgotten before the next one has come. */
export function withKeys(seen: SeenKeys, keys: readonly string[]): SeenKeys {
  const added = new Set(keys.filter((key) => !isIn(seen.young, key)));
  if (added.size === 0) return seen;
  const young = withLayer(seen.young, added);
  if (sizeOf(young) <= HALF) return { ...seen, young };
  return { young: [new Set(keys)], old: young };
}

function isIn(layers: Layers, key: string): boolean {
  return layers.some((layer) => layer.has(key));
}

function withLayer(layers: Layers, added: ReadonlySet<string>): Layers {
  const last = layers.at(-1);
  if (last === undefined || last.size > added.size) return [...layers, added];
  return withLayer(layers.slice(0, -1), new Set([...last, ...added]));
}

function sizeOf(layers: Layers): number {
  return layers.reduce((sum, layer) => sum + layer.size, 0);
}
