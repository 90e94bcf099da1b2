/** The options of a curl command as values of our own options, with the defaults that are curl's. */

import type { RawValue, RawValues } from '../layers/raw-values.ts';
import { findOption } from '../options/table.ts';
import type { CurlLine, GivenOption } from './curl-words.ts';

/** How values of a curl command are told apart from others. */
export interface CurlOrigin {
  /** What stands before the name of an option in messages: `curl`, `--curl:`. */
  readonly place: string;
  readonly from: RawValue['from'];
  /** The text was pasted: nothing in it is filled in. */
  readonly literal: boolean;
}

/** curl's own, where it follows redirects; it would follow without end for a negative number, and we do not. */
const MAX_REDIRECTS = '50';
/** Options whose 0 means no bound. There is always one: then it is ours. */
const BOUNDS: ReadonlySet<string> = new Set(['max-time', 'connect-timeout', 'max-size']);

/** The value behind an option. */
function curlValue(text: string, written: string, { place, from, literal }: CurlOrigin): RawValue {
  return { text, place: `${place} ${written}`, from, ...(literal && { literal }) };
}

/** A URL of a curl command. */
export function urlValue(text: string, { place, from, literal }: CurlOrigin): RawValue {
  return { text, place: literal ? `${place} URL` : 'URL', from, ...(literal && { literal }) };
}

/** The values by our own names. */
export function curlValues(line: CurlLine, origin: CurlOrigin): RawValues {
  const values = new Map<string, readonly RawValue[]>();
  const put = (name: string, raw: RawValue): void => {
    values.set(name, findOption(name)?.repeatable ? [...(values.get(name) ?? []), raw] : [raw]);
  };
  put('location', curlValue('false', 'without -L', origin));
  put('max-redirs', curlValue(MAX_REDIRECTS, '--max-redirs', origin));
  for (const [position, given] of line.options.entries()) {
    for (const [name, text] of meaningsOf(given)) put(name, { ...curlValue(text, given.written, origin), position });
  }
  const isHead = line.options.findLast(({ option }) => option.name === 'head');
  if (isHead?.on && !values.has('request')) put('request', curlValue('HEAD', isHead.written, origin));
  return values;
}

function meaningsOf({ option, on, value = String(on) }: GivenOption): readonly (readonly [name: string, text: string])[] {
  if (option.name === 'http1.1') return [['http2', 'false']];
  if (option.fate.kind !== 'ours') return [];
  const { name } = option.fate;
  if (BOUNDS.has(name) && /^0+(?:\.0+)?$/.test(value)) return [];
  if (name === 'max-redirs' && value.startsWith('-')) return [[name, MAX_REDIRECTS]];
  // curl follows redirects with either.
  if (name === 'location-trusted')
    return [
      [name, value],
      ['location', value],
    ];
  return [[name, value]];
}
