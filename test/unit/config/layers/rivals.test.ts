/** Claims about the options that exclude each other. */
import { describe, expect, it } from 'vitest';
import { mergeLayers, settleRivals } from '../../../../src/config/layers/layers.ts';
import { asFlags } from '../../../../src/config/layers/raw-values.ts';
import { rivalries } from '../../../../src/config/layers/rivals.ts';
import { findOption } from '../../../../src/config/options/table.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

type Pair = readonly [flags: Readonly<Record<string, readonly string[]>>, message: string];

const refused = (one: string, other: string, why: string, value = '0'): Pair => [
  { [one]: [value], [other]: [value] },
  `--${one} and --${other} do not go together: ${why}`,
];
const pairs: readonly Pair[] = [
  [{ json: ['true'], format: ['plain'] }, '--json and --format do not go together: --json is --format ndjson'],
  [{ json: ['true'], print: ['body'] }, '--print and --json do not go together: both want standard output'],
  [{ format: ['ndjson'], print: ['body'] }, '--print and --format do not go together: both want standard output'],
  [{ quiet: ['1'], verbose: ['1'] }, '--quiet and --verbose do not go together: one asks for less, the other for more'],
  ...(
    [
      ['user', 'bearer'],
      ['user', 'oauth2-token-url'],
      ['user', 'auth-cmd'],
      ['bearer', 'oauth2-token-url'],
      ['bearer', 'auth-cmd'],
      ['oauth2-token-url', 'auth-cmd'],
    ] as const
  ).map(([one, other]) => refused(one, other, 'both set the Authorization header')),
  ...['data', 'data-raw', 'data-binary', 'data-urlencode'].map((name) => refused(name, 'data-json', 'a request has one body')),
  refused('get', 'data-json', 'a JSON document is a body, not a query', 'true'),
  ...['proxy', 'resolve', 'connect-to', 'ipv4', 'ipv6'].map((name) =>
    refused('unix-socket', name, 'a unix socket leads to no network', 'true'),
  ),
  refused('ipv4', 'ipv6', 'no address is of both kinds', 'true'),
  [
    { 'location-trusted': ['true'], location: ['false'] },
    '--location-trusted and --location do not go together: one follows redirects, the other does not',
  ],
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
    [{ data: ['a'], 'data-raw': ['b'], 'data-binary': ['c'], 'data-urlencode': ['d'], get: ['true'] }],
    [{ 'unix-socket': ['/s'], proxy: [''] }],
    [{ 'location-trusted': ['true'], location: ['true'] }],
    [{ ipv4: ['true'], ipv6: ['false'] }],
  ])('%j go together', (flags) => {
    expect([...settleRivals(mergeLayers([asFlags(flags)]), rivalries).keys()]).toEqual(Object.keys(flags));
  });
});
