/** Regular expressions that run in time linear in their input, whoever wrote them: RE2, loaded when first needed. */

import type { Pattern } from '../../domain/condition.ts';
import { translateIRegexp } from './i-regexp.ts';

/** A pattern, or what is wrong with it. */
export type PatternReading = { readonly ok: true; readonly pattern: Pattern } | { readonly ok: false; readonly message: string };

/** How much of the input an I-Regexp must cover: `match()` all of it, `search()` any part (RFC 9535 §2.4.6, §2.4.7). */
export type Extent = 'whole' | 'part';

/** A compiler of patterns. */
export interface Patterns {
  /** RE2 syntax, unanchored: what `=~` takes. */
  re2(text: string): PatternReading;
  /** RFC 9485 syntax. */
  iRegexp(text: string, extent: Extent): PatternReading;
}

/** Patterns may come from the document: longer ones are refused before they cost anything. */
const LONGEST = 1000;

/** Loads the engine. The package is large, so nothing else imports it. */
export async function loadPatterns(): Promise<Patterns> {
  const { RE2JS, RE2JSException } = await import('re2js');
  const compile = (text: string, source: string, extent: Extent): PatternReading => {
    if (text.length > LONGEST) return { ok: false, message: `a pattern may have ${LONGEST} characters` };
    try {
      const machine = RE2JS.compile(source);
      const test = (input: string): boolean => (extent === 'whole' ? machine.testExact(input) : machine.test(input));
      return { ok: true, pattern: { text, test } };
    } catch (cause) {
      if (!(cause instanceof RE2JSException)) throw cause;
      return { ok: false, message: cause.message.replace('error parsing regexp: ', '') };
    }
  };
  return {
    re2: (text) => compile(text, text, 'part'),
    iRegexp: (text, extent) => {
      const translation = translateIRegexp(text);
      return translation.ok ? compile(text, translation.re2, extent) : translation;
    },
  };
}

/** Tells whether a text matches a pattern that may differ each time; an invalid pattern matches nothing (RFC 9535 §2.4.6). */
export type Matcher = (text: string, pattern: string) => boolean;

/** Distinct patterns kept compiled; documents that bring more pay for them. */
const REMEMBERED = 16;

/** A matcher that remembers the patterns it met last. */
export function rememberingMatcher(patterns: Patterns, extent: Extent): Matcher {
  const known = new Map<string, PatternReading>();
  return (text, source) => {
    const reading = known.get(source) ?? patterns.iRegexp(source, extent);
    if (!known.has(source)) {
      if (known.size >= REMEMBERED) known.clear();
      known.set(source, reading);
    }
    return reading.ok && reading.pattern.test(text);
  };
}
