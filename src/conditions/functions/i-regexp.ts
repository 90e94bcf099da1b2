/** What `match()` and `search()` share: a text held against an I-Regexp that is written out or comes with the body. */

import type { Reading } from '../../domain/condition.ts';
import { UsageError } from '../../domain/errors.ts';
import { type Extent, loadPatterns, type PatternReading } from '../../json/query/pattern.ts';
import { typeName } from '../comparison.ts';
import { known } from '../reading.ts';
import type { Arguments, Read } from './definition.ts';

/** Links a call; a written pattern that is no I-Regexp is a UsageError, one from the body makes the call unknown. */
export async function linkIRegexp(args: Arguments, extent: Extent): Promise<Read> {
  const patterns = await loadPatterns();
  const [readText, readPattern] = [args.value(0), args.value(1)];
  const written = args.literal(1);
  const compiled = typeof written === 'string' ? patterns.iRegexp(written, extent) : undefined;
  if (compiled?.ok === false) {
    throw new UsageError(`this is not an I-Regexp: ${compiled.message}`, { hint: 'For the whole of RE2 write =~.' });
  }
  let last: { readonly source: string; readonly reading: PatternReading } | undefined;
  const compile = (source: string): PatternReading => {
    if (last?.source !== source) last = { source, reading: patterns.iRegexp(source, extent) };
    return last.reading;
  };
  return (circumstances) => {
    const text = readText(circumstances);
    const source = readPattern(circumstances);
    if (!text.known) return text;
    if (!source.known) return source;
    if (typeof text.value !== 'string') return notText(text.value);
    if (typeof source.value !== 'string') return notText(source.value);
    const reading = compiled ?? compile(source.value);
    return reading.ok ? known(reading.pattern.test(text.value)) : { known: false, note: `not known: ${reading.message}` };
  };
}

function notText(value: Parameters<typeof typeName>[0]): Reading {
  return { known: false, note: `not known: ${typeName(value)} is not text` };
}
