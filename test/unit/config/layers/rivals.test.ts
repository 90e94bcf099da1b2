/** Claims about the options that exclude each other. */
import { describe, expect, it } from 'vitest';
import { mergeLayers, settleRivals } from '../../../../src/config/layers/layers.ts';
import { asFlags } from '../../../../src/config/layers/raw-values.ts';
import { rivalries } from '../../../../src/config/layers/rivals.ts';
import { findOption } from '../../../../src/config/options/table.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

const pairs: readonly (readonly [Readonly<Record<string, readonly string[]>>, string])[] = [
  [{ json: ['true'], format: ['plain'] }, '--json and --format do not go together: --json is --format ndjson'],
  [{ json: ['true'], print: ['body'] }, '--print and --json do not go together: both want standard output'],
  [{ format: ['ndjson'], print: ['body'] }, '--print and --format do not go together: both want standard output'],
  [{ quiet: ['1'], verbose: ['1'] }, '--quiet and --verbose do not go together: one asks for less, the other for more'],
  [{ user: ['a:b'], bearer: ['c'] }, '--user and --bearer do not go together: both set the Authorization header'],
  [{ data: ['a'], 'data-json': ['{}'] }, '--data and --data-json do not go together: a request has one body'],
  [
    { 'until-change': ['true'], once: ['true'] },
    '--until-change and --once do not go together: a change needs two polls to be seen',
  ],
  [{ once: ['true'], 'max-polls': ['3'] }, '--once and --max-polls do not go together: --once is one poll'],
  [
    { config: ['x'], 'no-config': ['true'] },
    '--config and --no-config do not go together: one names a file, the other wants none',
  ],
];

describe('rivals', () => {
  it.each(pairs)('%j: %s', (flags, message) => {
    expect(mistakeOf(() => settleRivals(mergeLayers([asFlags(flags)]), rivalries)).message).toBe(message);
  });

  it('are all in this table, by names the option table knows', () => {
    expect(rivalries).toHaveLength(pairs.length);
    expect(rivalries.flatMap(({ between }) => between).filter(({ name }) => findOption(name) === undefined)).toEqual([]);
  });

  it.each([
    [{ json: ['true'], format: ['ndjson'] }],
    [{ print: ['body'], format: ['plain'] }],
    [{ print: ['body'], json: ['false'] }],
    [{ quiet: ['0'], verbose: ['1'] }],
  ])('%j go together', (flags) => {
    expect([...settleRivals(mergeLayers([asFlags(flags)]), rivalries).keys()]).toEqual(Object.keys(flags));
  });
});
