/** The layers options come from, merged: the highest layer that gives an option gives it whole. */

import { UsageError } from '../../domain/errors.ts';
import { findOption } from '../options/table.ts';
import { type RawValue, type RawValues, switchValue } from './raw-values.ts';
import { type Claim, type Rivalry, rivalries } from './rivals.ts';

/** The values that count for one option, and the rank of their layer (0 is the highest). */
export interface Setting {
  readonly values: readonly RawValue[];
  readonly layer: number;
  /** Given for all watches of a file, not for this one. */
  readonly isDefault?: boolean;
}

/** The settings of one watch by the option's long name. */
export type Settings = ReadonlyMap<string, Setting>;

/**
 * The settings of layers, highest first; below them `defaults`, which hold for all watches of a file.
 * @throws UsageError for options of one layer that exclude each other.
 */
export function settle(layers: readonly RawValues[], defaults: readonly RawValues[] = []): Settings {
  return settleRivals(mergeLayers(layers, defaults), rivalries);
}

/** Merges layers, highest first. A list given on a higher layer replaces the lower one; nothing is mixed. */
export function mergeLayers(layers: readonly RawValues[], defaults: readonly RawValues[] = []): Settings {
  const merged = new Map<string, Setting>();
  [...layers, ...defaults].forEach((values, layer) => {
    const isDefault = layer >= layers.length;
    for (const [name, given] of values)
      if (!merged.has(name)) merged.set(name, { values: given, layer, ...(isDefault && { isDefault }) });
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

/** One value among those of several options. */
export interface Together {
  readonly name: string;
  readonly raw: RawValue;
}

/** The values of options that make one list: those of the highest layer that gives any of them, in the order given. */
export function together(settings: Settings, names: readonly string[]): readonly Together[] {
  const given = [...settings].filter(([name]) => names.includes(name));
  const highest = Math.min(...given.map(([, { layer }]) => layer));
  return given
    .filter(([, { layer }]) => layer === highest)
    .flatMap(([name, { values }]) => values.map((raw) => ({ name, raw })))
    .sort((one, other) => (one.raw.position ?? 0) - (other.raw.position ?? 0));
}

function claimed(settings: Settings, { name, when }: Claim): Setting | undefined {
  const setting = settings.get(name);
  const isSwitch = findOption(name)?.value === undefined;
  const takesPart = when ?? ((text: string) => !isSwitch || switchValue(text) !== false);
  return setting?.values.some(({ text }) => takesPart(text)) ? setting : undefined;
}

function placeOf(setting: Setting): string {
  return setting.values[0]?.place ?? 'a setting';
}
