/** The options that exclude each other, with the reason each error gives. */

import { rivalLogins } from '../options/logins.ts';
import { formOptions } from '../options/requests.ts';
import { switchValue } from './raw-values.ts';

/** One side of a rivalry: an option, or only some of its values. */
export interface Claim {
  readonly name: string;
  /** Which values take part; when absent, all but a switch that is off. */
  readonly when?: (text: string) => boolean;
}

/** Two settings that exclude each other. */
export interface Rivalry {
  readonly between: readonly [Claim, Claim];
  /** Why they do not go together, as a sentence's second half. */
  readonly why: string;
  readonly hint: string;
}

const isNdjson = (text: string): boolean => text === 'ndjson';
const isOff = (text: string): boolean => switchValue(text) === false;
const isGiven = (text: string): boolean => text !== '';

/** What says where in the network a connection leads. */
const networkClaims: readonly Claim[] = [
  { name: 'proxy', when: isGiven },
  { name: 'resolve' },
  { name: 'connect-to' },
  { name: 'ipv4' },
  { name: 'ipv6' },
];

/** Every pair of options that exclude each other. */
export const rivalries: readonly Rivalry[] = [
  {
    between: [{ name: 'json' }, { name: 'format', when: (text) => !isNdjson(text) }],
    why: '--json is --format ndjson',
    hint: 'Keep one of them.',
  },
  {
    between: [{ name: 'print' }, { name: 'json' }],
    why: 'both want standard output',
    hint: 'The end event of --json carries the value; or write the body to a file with --output.',
  },
  {
    between: [{ name: 'print' }, { name: 'format', when: isNdjson }],
    why: 'both want standard output',
    hint: 'The end event of ndjson carries the value; or write the body to a file with --output.',
  },
  {
    between: [{ name: 'quiet' }, { name: 'verbose' }],
    why: 'one asks for less, the other for more',
    hint: 'Keep one of them.',
  },
  ...pairsOf(rivalLogins).map(([one, other]) => ({
    between: [{ name: one }, { name: other }] as const,
    why: 'both set the Authorization header',
    hint: 'Keep the one the server wants.',
  })),
  ...formOptions.map((name) => ({
    between: [{ name }, { name: 'data-json' }] as const,
    why: 'a request has one body',
    hint: 'Put the whole body into one of them.',
  })),
  {
    between: [{ name: 'get' }, { name: 'data-json' }],
    why: 'a JSON document is a body, not a query',
    hint: 'Leave out --get, or write the query with --url-query.',
  },
  ...networkClaims.map((claim) => ({
    between: [{ name: 'unix-socket' }, claim] as const,
    why: 'a unix socket leads to no network',
    hint: 'Keep the one that leads to the server.',
  })),
  {
    between: [{ name: 'ipv4' }, { name: 'ipv6' }],
    why: 'no address is of both kinds',
    hint: 'Leave both out to try both.',
  },
  {
    between: [{ name: 'location-trusted' }, { name: 'location', when: isOff }],
    why: 'one follows redirects, the other does not',
    hint: 'Keep one of them.',
  },
  {
    between: [{ name: 'until-change' }, { name: 'once' }],
    why: 'a change needs two polls to be seen',
    hint: 'Leave out --once, and bound the wait with --timeout.',
  },
  {
    between: [{ name: 'once' }, { name: 'max-polls' }],
    why: '--once is one poll',
    hint: 'Keep one of them; with --max-polls 1 trouble is tried again.',
  },
  {
    between: [{ name: 'config' }, { name: 'no-config' }],
    why: 'one names a file, the other wants none',
    hint: 'Keep one of them.',
  },
];

function pairsOf<T>(list: readonly T[]): readonly (readonly [T, T])[] {
  return list.flatMap((one, at) => list.slice(at + 1).map((other) => [one, other] as const));
}
