/** I-Regexp (RFC 9485), the patterns of `match()` and `search()`: checked, and written as RE2. */

import { matchAt } from '../match-at.ts';

/** The same pattern for RE2, or what is wrong with it. */
export type Translation = { readonly ok: true; readonly re2: string } | { readonly ok: false; readonly message: string };

const ESCAPE = String.raw`\\[()*+.?[\\\]^nrt{|}-]`;
const CATEGORY = String.raw`\\[pP]\{(?:L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|Z[lps]?|S[ckmo]?|C[cfno]?)\}`;
const MEMBER = String.raw`(?:[^[\]\\-]|${ESCAPE})`;
const CLASS = String.raw`\[\^?(?!\])-?(?:${MEMBER}(?:-${MEMBER})?|${CATEGORY})*-?\]`;
const CHARACTER = String.raw`[^()*+?[\\\]{|}]`;
const ATOM = new RegExp(`${ESCAPE}|${CATEGORY}|${CLASS}|${CHARACTER}`, 'uy');
const QUANTIFIER = /[*+?]|\{\d+(?:,\d*)?\}/y;

/** Checks a pattern against RFC 9485 §3 and writes it for RE2 (§5.5): `.` excludes both line ends, `^` and `$` are themselves. */
export function translateIRegexp(pattern: string): Translation {
  let re2 = '';
  let depth = 0;
  let repeatable = false;
  for (let at = 0; at < pattern.length; ) {
    const atom = matchAt(ATOM, pattern, at);
    const quantifier: string | undefined = repeatable ? matchAt(QUANTIFIER, pattern, at) : undefined;
    const piece: string = atom ?? quantifier ?? pattern.charAt(at);
    if (atom !== undefined) re2 += writeAtom(atom);
    else if (quantifier !== undefined) re2 += quantifier;
    else if (piece === '(') re2 += '(?:';
    else if (piece === ')' || piece === '|') re2 += piece;
    else return { ok: false, message: faultAt(pattern, at) };
    depth += atom === undefined ? (DEPTHS[piece] ?? 0) : 0;
    if (depth < 0) return { ok: false, message: faultAt(pattern, at) };
    repeatable = atom !== undefined || piece === ')';
    at += piece.length;
  }
  return depth === 0 ? { ok: true, re2 } : { ok: false, message: 'a group is not closed' };
}

const DEPTHS: Readonly<Record<string, number>> = { '(': 1, ')': -1 };

function writeAtom(atom: string): string {
  if (atom === '.') return '[^\\n\\r]';
  return atom === '^' || atom === '$' ? `\\${atom}` : atom;
}

function faultAt(pattern: string, at: number): string {
  const character = pattern.charAt(at);
  if (character === '[') return 'a character class is not closed, or holds an unescaped [ or -';
  if (character !== '\\') return `${character} has nothing to stand on, or must be escaped`;
  const sequence = pattern.slice(at, at + 2);
  const meant = PERL[sequence];
  return meant === undefined ? `${sequence} is not part of I-Regexp` : `${sequence} is not part of I-Regexp; write ${meant}`;
}

/** What people who know other regular expressions mean. */
const PERL: Readonly<Record<string, string>> = {
  '\\d': '[0-9]',
  '\\D': '[^0-9]',
  '\\w': '[A-Za-z0-9_]',
  '\\W': '[^A-Za-z0-9_]',
  '\\s': '[ \\t\\r\\n]',
  '\\S': '[^ \\t\\r\\n]',
};
