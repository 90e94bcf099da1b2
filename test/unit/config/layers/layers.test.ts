/** Claims about layers: the highest gives an option whole, and the lower of two rivals gives way. */
import { describe, expect, it } from 'vitest';
import { mergeLayers, settle, settleRivals, together } from '../../../../src/config/layers/layers.ts';
import { asFlags, type RawValue, type RawValues } from '../../../../src/config/layers/raw-values.ts';
import type { Rivalry } from '../../../../src/config/layers/rivals.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

const rivalry: Rivalry = {
  between: [{ name: 'print' }, { name: 'format', when: (text) => text === 'ndjson' }],
  why: 'both want standard output',
  hint: 'Keep one.',
};
const namesOf = (...layers: Readonly<Record<string, readonly string[]>>[]) => [
  ...settleRivals(mergeLayers(layers.map(asFlags)), [rivalry]).keys(),
];

describe('layers', () => {
  it('give an option from the highest that has it, with its rank', () => {
    const merged = mergeLayers([asFlags({ a: ['1'] }), asFlags({ a: ['2'], b: ['3'] }), asFlags({ b: ['4'], c: ['5'] })]);
    expect([...merged].map(([name, { values, layer }]) => [name, values[0]?.text, layer])).toEqual([
      ['a', '1', 0],
      ['b', '3', 1],
      ['c', '5', 2],
    ]);
  });

  it('tell what was given for one watch from the defaults below, which have a rank, too', () => {
    const merged = mergeLayers([asFlags({ a: ['1'] })], [asFlags({ a: ['2'], b: ['3'] })]);
    expect([...merged].map(([name, { layer, isDefault = false }]) => [name, layer, isDefault])).toEqual([
      ['a', 0, false],
      ['b', 1, true],
    ]);
  });

  it('never mix a list: the higher one replaces the lower', () => {
    const merged = mergeLayers([asFlags({ until: ['x'] }), asFlags({ until: ['y', 'z'] })]);
    expect(merged.get('until')?.values.map(({ text }) => text)).toEqual(['x']);
  });
});

describe('rivals', () => {
  it('on one layer are a mistake that names both and says why', () => {
    expect(mistakeOf(() => namesOf({ print: ['body'], format: ['ndjson'] }))).toMatchObject({
      message: '--print and --format do not go together: both want standard output',
      hint: 'Keep one.',
    });
  });

  it('on two layers: the higher stays, the lower gives way', () => {
    expect(namesOf({ print: ['body'] }, { format: ['ndjson'] })).toEqual(['print']);
    expect(namesOf({ format: ['ndjson'] }, { print: ['body'] })).toEqual(['format']);
  });

  it('of the table are settled among the layers of a watch', () => {
    expect([...settle([asFlags({ json: ['true'] }), asFlags({ print: ['body'] })]).keys()]).toEqual(['json']);
  });

  it('are no rivals with values that do not claim the same', () => {
    expect(namesOf({ print: ['body'], format: ['plain'] })).toEqual(['print', 'format']);
  });

  it('are no rivals when one of them is switched off', () => {
    const flags = { between: [{ name: 'json' }, { name: 'print' }], why: '', hint: '' } as const;
    const settings = mergeLayers([asFlags({ json: ['false'], print: ['body'] })]);
    expect([...settleRivals(settings, [flags]).keys()]).toEqual(['json', 'print']);
  });

  it('are rivals though a value of one reads like a switch that is off', () => {
    const between = [{ name: 'data' }, { name: 'data-json' }] as const;
    const settings = mergeLayers([asFlags({ data: ['0'], 'data-json': ['{}'] })]);
    expect(mistakeOf(() => settleRivals(settings, [{ between, why: 'one body', hint: '' }])).message).toBe(
      '--data and --data-json do not go together: one body',
    );
  });
});

describe('options that make one list', () => {
  const textsOf = (...layers: readonly RawValues[]) =>
    together(mergeLayers(layers), ['data', 'data-raw']).map(({ name, raw }) => `${name} ${raw.text}`);
  const at = (text: string, position: number): RawValue => ({ text, place: '', from: 'flag', position });

  it('have their values in the order given', () => {
    const flags = new Map([
      ['data', [at('a', 0), at('c', 5)]],
      ['data-raw', [at('b', 2)]],
    ]);
    expect(textsOf(flags)).toEqual(['data a', 'data-raw b', 'data c']);
  });

  it('stand as they are listed where no order is known, as in a file', () => {
    expect(textsOf(asFlags({ 'data-raw': ['a', 'b'], data: ['c'] }))).toEqual(['data-raw a', 'data-raw b', 'data c']);
  });

  it('come from the highest layer that gives any of them, and from no other', () => {
    expect(textsOf(asFlags({ 'data-raw': ['a'] }), asFlags({ data: ['b'] }))).toEqual(['data-raw a']);
    expect(textsOf(asFlags({ until: ['x'] }), asFlags({ data: ['b'] }))).toEqual(['data b']);
    expect(textsOf(asFlags({ until: ['x'] }))).toEqual([]);
  });
});
