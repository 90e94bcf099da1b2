/** Claims about which source a watch has. */
import { describe, expect, it } from 'vitest';
import { createExpander } from '../../../src/config/expander.ts';
import { mergeLayers } from '../../../src/config/layers/layers.ts';
import { asFlags } from '../../../src/config/layers/raw-values.ts';
import { createOptionReader } from '../../../src/config/option-reader.ts';
import { readSource } from '../../../src/config/source.ts';
import type { SourceDefinition } from '../../../src/domain/definition.ts';
import type { OptionDefinition } from '../../../src/domain/option.ts';
import { laterMistakeOf } from '../../support/mistakes.ts';

const source = (kind: string, options: readonly Partial<OptionDefinition>[] = []): SourceDefinition => ({
  kind,
  summary: kind,
  options: options.map((option) => ({ name: '', group: 'Sources', summary: '', ...option })),
  open: () => Promise.reject(new Error('not opened here')),
});
const sources = [
  source('poll'),
  source('cursor', [{ name: 'more-at', value: 'count', repeatable: true }, { name: 'drain' }]),
  source('hold', [{ name: 'hold-for', value: 'duration' }]),
  {
    ...source('seek', [
      { name: 'at', value: 'text', placeholder: 'PATH' },
      { name: 'from', value: 'text' },
    ]),
    needs: ['at'],
    readers: { at: async (text, compile) => ({ of: await compile(text) }) },
  } satisfies SourceDefinition,
];
const sourceOf = (flags: Readonly<Record<string, readonly string[]>>) =>
  readSource(createOptionReader(mergeLayers([asFlags(flags)]), createExpander({})), sources);

describe('the source', () => {
  it('is polling when nothing asks for another', async () => {
    expect(await sourceOf({})).toEqual({ kind: 'poll', options: {} });
    expect(await sourceOf({ source: ['auto'] })).toEqual({ kind: 'poll', options: {} });
  });

  it('is the one named', async () => {
    expect(await sourceOf({ source: ['hold'] })).toEqual({ kind: 'hold', options: {} });
  });

  it('is the one whose own option is given, with its values by config key', async () => {
    expect(await sourceOf({ 'hold-for': ['5s'] })).toEqual({ kind: 'hold', options: { holdFor: 5000 } });
    expect(await sourceOf({ 'more-at': ['1', '2'], drain: ['true'] })).toEqual({
      kind: 'cursor',
      options: { moreAt: [1, 2], drain: true },
    });
  });

  it('makes of the text of an option what it wants, with paths compiled', async () => {
    const { options } = await sourceOf({ at: ['items[0].id'] });
    expect(options['at']).toMatchObject({ of: { text: 'items[0].id', singular: true } });
  });

  it.each([
    [{ source: ['poll'], 'hold-for': ['5s'] }, '--hold-for belongs to the source hold, but this watch has the source poll'],
    [{ drain: ['true'], 'hold-for': ['5s'] }, '--hold-for belongs to the source hold, but this watch has the source cursor'],
    [{ source: ['pol'] }, '--source: "pol" is not known'],
    [{ 'hold-for': ['x'] }, '--hold-for: "x" is not a duration: it begins with no number'],
    [{ source: ['seek'] }, 'the source seek needs --at'],
    [{ from: ['1'] }, 'the source seek needs --at'],
    [{ at: ['$['] }, '--at: expected a quoted name, an index, a slice, * or ?, found the end'],
  ])('%j is refused', async (flags, message) => {
    expect((await laterMistakeOf(sourceOf(flags))).message).toBe(message);
  });
});
