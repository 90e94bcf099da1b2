/** Claims about which source a watch has. */
import { describe, expect, it } from 'vitest';
import { createExpander } from '../../../src/config/expander.ts';
import { readEnvironment } from '../../../src/config/layers/environment.ts';
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
  { ...source('socket', [{ name: 'say', value: 'text' }]), push: true, schemes: ['ws:'] } satisfies SourceDefinition,
  {
    ...source('door'),
    push: true,
    called: true,
    refuses: { interval: 'nothing is asked', location: 'nothing is sent' },
  } satisfies SourceDefinition,
  {
    ...source('seek', [
      { name: 'at', value: 'text', placeholder: 'PATH' },
      { name: 'from', value: 'text' },
    ]),
    needs: ['at'],
    readers: { at: async (text, compile) => ({ of: await compile(text) }) },
  } satisfies SourceDefinition,
];

type Flags = Readonly<Record<string, readonly string[]>>;

/** What is read of flags, and of defaults below them. */
const read = (flags: Flags, more: { readonly defaults?: Flags; readonly scheme?: string } = {}) => {
  const settings = mergeLayers([asFlags(flags)], more.defaults === undefined ? [] : [asFlags(more.defaults)]);
  const address = more.scheme === undefined ? {} : { scheme: more.scheme };
  return readSource(createOptionReader(settings, createExpander({})), { address, sources });
};
const sourceOf = async (...given: Parameters<typeof read>) => (await read(...given)).source;

describe('the source', () => {
  it('is polling when nothing asks for another, and may yet become one', async () => {
    expect(await sourceOf({})).toEqual({ kind: 'poll', options: {}, undecided: true });
    expect(await sourceOf({ source: ['auto'] })).toEqual({ kind: 'poll', options: {}, undecided: true });
  });

  it('is the one named, for good', async () => {
    expect(await sourceOf({ source: ['poll'] })).toEqual({ kind: 'poll', options: {} });
    expect(await sourceOf({ source: ['hold'] })).toEqual({ kind: 'hold', options: {} });
  });

  it('is the one whose own option is given, with its values by config key', async () => {
    expect(await sourceOf({ 'hold-for': ['5s'] })).toEqual({ kind: 'hold', options: { holdFor: 5000 } });
    expect(await sourceOf({ 'more-at': ['1', '2'], drain: ['true'] })).toEqual({
      kind: 'cursor',
      options: { moreAt: [1, 2], drain: true },
    });
  });

  it('is the one the scheme of the URL is for', async () => {
    expect(await sourceOf({}, { scheme: 'ws:' })).toEqual({ kind: 'socket', options: {}, push: true });
    expect(await sourceOf({ source: ['auto'] }, { scheme: 'ws:' })).toMatchObject({ kind: 'socket' });
  });

  it('says of itself whether it brings messages, and whether nobody is asked', async () => {
    expect(await sourceOf({ source: ['door'] })).toEqual({ kind: 'door', options: {}, push: true, called: true });
  });

  it('makes of the text of an option what it wants, with paths compiled', async () => {
    const { options } = await sourceOf({ at: ['items[0].id'] });
    expect(options['at']).toMatchObject({ of: { text: 'items[0].id', singular: true } });
  });

  it('takes no notice of what is a default of many watches and cannot apply to this one', async () => {
    const defaults = { 'hold-for': ['5s'], interval: ['1s'] };
    expect(await sourceOf({ source: ['door'] }, { defaults })).toMatchObject({ kind: 'door' });
    expect(await sourceOf({}, { defaults, scheme: 'ws:' })).toMatchObject({ kind: 'socket' });
    expect(await sourceOf({}, { defaults })).toEqual({ kind: 'hold', options: { holdFor: 5000 } });
  });

  it('takes no notice of the environment either where that cannot apply', async () => {
    const settings = mergeLayers([asFlags({ source: ['door'] }), readEnvironment({ WATCH_API_INTERVAL: '5s' })]);
    const { source: chosen } = await readSource(createOptionReader(settings, createExpander({})), { address: {}, sources });
    expect(chosen.kind).toBe('door');
  });

  it.each<[Flags, string]>([
    [{ source: ['poll'], 'hold-for': ['5s'] }, '--hold-for belongs to the source hold, but this watch has the source poll'],
    [{ drain: ['true'], 'hold-for': ['5s'] }, '--hold-for belongs to the source hold, but this watch has the source cursor'],
    [{ source: ['pol'] }, '--source: "pol" is not known'],
    [{ 'hold-for': ['x'] }, '--hold-for: "x" is not a duration: it begins with no number'],
    [{ source: ['seek'] }, 'the source seek needs --at'],
    [{ from: ['1'] }, 'the source seek needs --at'],
    [{ at: ['$['] }, '--at: expected a quoted name, an index, a slice, * or ?, found the end'],
    [{ source: ['door'], interval: ['5s'] }, '--interval does not apply to the source door: nothing is asked'],
  ])('%j is refused', async (flags, message) => {
    expect((await laterMistakeOf(sourceOf(flags))).message).toBe(message);
  });

  it.each<[Flags, string]>([
    [{ source: ['poll'] }, 'a URL with ws: is for the source socket, but this watch has the source poll'],
    [{ 'hold-for': ['5s'] }, 'a URL with ws: is for the source socket, but this watch has the source hold'],
  ])('%j is refused for a URL that is for another', async (flags, message) => {
    expect((await laterMistakeOf(sourceOf(flags, { scheme: 'ws:' }))).message).toBe(message);
  });
});
