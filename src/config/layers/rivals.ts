/** The options that exclude each other, with the reason each error gives. */

/** One side of a rivalry: an option, or only some of its values. */
export interface Claim {
  readonly name: string;
  /** Which values take part; all when absent. */
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
  {
    between: [{ name: 'user' }, { name: 'bearer' }],
    why: 'both set the Authorization header',
    hint: 'Keep the one the server wants.',
  },
  {
    between: [{ name: 'data' }, { name: 'data-json' }],
    why: 'a request has one body',
    hint: 'Put the whole body into one of them.',
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
