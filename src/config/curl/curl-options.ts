/** Every option curl 8 knows: whether a value follows it, and what becomes of it here. */

import { curlOptionLists, type Fate } from './curl-option-lists.ts';

/** One option of curl. */
export interface CurlOption {
  /** Long name without dashes. */
  readonly name: string;
  /** One letter without its dash. */
  readonly short?: string;
  readonly takesValue: boolean;
  /** `--no-NAME` is known, too. */
  readonly negatable: boolean;
  readonly fate: Fate;
}

/** Every option of curl. */
export const curlOptions: readonly CurlOption[] = curlOptionLists.flatMap(([fate, list]) =>
  list
    .trim()
    .split(/\s+/)
    .map((written) => readEntry(written, fate)),
);

const byName: ReadonlyMap<string, CurlOption> = new Map(curlOptions.map((option) => [option.name, option]));
const byShort: ReadonlyMap<string, CurlOption> = new Map(
  curlOptions.flatMap((option) => (option.short === undefined ? [] : [[option.short, option] as const])),
);

/** The option of this long name (without dashes); undefined when curl has none. */
export function curlOption(name: string): CurlOption | undefined {
  return byName.get(name);
}

/** The option of this letter; undefined when curl has none. */
export function shortCurlOption(letter: string): CurlOption | undefined {
  return byShort.get(letter);
}

/** What to do about a flag of curl's that is none of ours (`-F`, `--form`); undefined for flags of nobody we know. */
export function curlAdvice(flag: string): string | undefined {
  const option = flag.startsWith('--') ? curlOption(flag.replace(/^--(?:no-)?/, '')) : shortCurlOption(flag.slice(1));
  if (option?.fate.kind === 'refused') return `It is curl's, but ${option.fate.why}. ${option.fate.hint}`;
  return option?.fate.kind === 'ignored' ? "It is curl's, and would change nothing here. Leave it out." : undefined;
}

/** `name/s=`: a name, perhaps a letter, and a sign: `=` a value follows, `!` it is not reversed by `--no-`. */
function readEntry(written: string, fate: Fate | 'same'): CurlOption {
  const [, name = '', short, sign] = /^([\w.-]+?)(?:\/(.))?([=!])?$/.exec(written) ?? [];
  return {
    name,
    ...(short !== undefined && { short }),
    takesValue: sign === '=',
    negatable: sign === undefined,
    fate: fate === 'same' ? { kind: 'ours', name } : fate,
  };
}
