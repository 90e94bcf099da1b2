/** The layers options come from, merged: the highest layer that gives an option gives it whole. */

import { UsageError } from '../../domain/errors.ts';
import { type RawValue, type RawValues, switchValue } from './raw-values.ts';
import { type Claim, type Rivalry, rivalries } from './rivals.ts';

/** The values that count for one option, and the rank of their layer (0 is the highest). */
export interface Setting {
  readonly values: readonly RawValue[];
  readonly layer: number;
}

/** The settings of one watch by the option's long name. */
export type Settings = ReadonlyMap<string, Setting>;

/** The settings of layers, highest first. @throws UsageError for options of one layer that exclude each other. */
export function settle(layers: readonly RawValues[]): Settings {
  return settleRivals(mergeLayers(layers), rivalries);
}

/** Merges layers, highest first. A list given on a higher layer replaces the lower one; nothing is mixed. */
export function mergeLayers(layers: readonly RawValues[]): Settings {
  const merged = new Map<string, Setting>();
  layers.forEach((values, layer) => {
    for (const [name, given] of values) if (!merged.has(name)) merged.set(name, { values: given, layer });
  });
  return merged;
}

/**
 * Drops the lower of two rivals, so that a flag may override its opposite in a file.
 * @throws UsageError when both stand on the same layer.
 */
export function settleRivals(settings: Settings, rivalries: readonly Rivalry[]): Settings {
  const settled = new Map(settings);
  for (const { between, why, hint } of rivalries) {
    const [one, other] = between.map((claim) => claimed(settled, claim));
    if (one === undefined || other === undefined) continue;
    if (one.layer === other.layer)
      throw new UsageError(`${placeOf(one)} and ${placeOf(other)} do not go together: ${why}`, { hint });
    settled.delete(between[one.layer < other.layer ? 1 : 0].name);
  }
  return settled;
}

function claimed(settings: Settings, { name, when }: Claim): Setting | undefined {
  const setting = settings.get(name);
  const counts = setting?.values.some(({ text }) => switchValue(text) !== false && (when === undefined || when(text)));
  return counts ? setting : undefined;
}

function placeOf(setting: Setting): string {
  return setting.values[0]?.place ?? 'a setting';
}
