/** Masks values in texts: wherever they stand, however they are escaped there, and where a text was cut in the midst of one. */

import { MASK } from '../domain/secret-field.ts';
import { escapedPlaces, unescaped } from './escapes.ts';

/** A stretch of a text: from its first character to the one behind its last. */
type Stretch = readonly [from: number, to: number];

/** Layers of escapes that are looked through: a URL in a URL, a JSON text in a JSON text. */
const LAYERS = 2;
/** The sign of a cut, and the least of a value before it that is not taken for chance. */
const CUT = '…';
const LEAST_BEFORE_CUT = 3;

/** Masks values, whatever their length: for a text they are known to have been put into. */
export function maskAll(text: string, values: readonly string[]): string {
  return maskNeedles(
    text,
    values.filter((value) => value !== '').sort((one, other) => one.length - other.length),
  );
}

/** The same for values sorted from the shortest to the longest, none empty. */
export function maskNeedles(text: string, needles: readonly string[]): string {
  const stretches = stretchesOf(text, needles, LAYERS);
  if (stretches.length === 0) return text;
  let masked = '';
  let done = 0;
  for (const [from, to] of stretches.sort(([one], [other]) => one - other)) {
    // Stretches may overlap: what one of them covers is never shown, and one mask stands for them all.
    if (from > done || masked === '') masked += text.slice(done, from) + MASK;
    done = Math.max(done, to);
  }
  return masked + text.slice(done);
}

function stretchesOf(text: string, needles: readonly string[], layers: number): Stretch[] {
  const found = [...standing(text, needles), ...cutShort(text, needles)];
  const plain = layers === 0 ? text : unescaped(text);
  return plain === text ? found : found.concat(outwards(text, stretchesOf(plain, needles, layers - 1)));
}

/** Where needles stand whole. */
function* standing(text: string, needles: readonly string[]): Generator<Stretch> {
  for (const needle of needles) {
    const { length } = needle;
    if (length > text.length) return;
    for (let at = text.indexOf(needle); at >= 0; ) {
      const from = at;
      let to = at + length;
      // A needle may overlap with itself.
      for (at = text.indexOf(needle, at + 1); at >= 0 && at <= to; at = text.indexOf(needle, at + 1)) to = at + length;
      yield [from, to];
    }
  }
}

/** Where only the beginning of a needle stands, because the text was cut there. */
function* cutShort(text: string, needles: readonly string[]): Generator<Stretch> {
  for (let cut = text.indexOf(CUT); cut >= 0; cut = text.indexOf(CUT, cut + 1)) {
    for (const needle of needles) {
      const start = needle.slice(0, LEAST_BEFORE_CUT);
      if (start.length < LEAST_BEFORE_CUT) continue;
      let at = text.indexOf(start, Math.max(0, cut - needle.length + 1));
      while (at >= 0 && at < cut && !needle.startsWith(text.slice(at, cut))) at = text.indexOf(start, at + 1);
      if (at >= 0 && at <= cut - LEAST_BEFORE_CUT) yield [at, cut];
    }
  }
}

/** Stretches of the unescaped text as stretches of the text itself. */
function outwards(text: string, stretches: readonly Stretch[]): readonly Stretch[] {
  if (stretches.length === 0) return [];
  const places = [...new Set(stretches.flat())].sort((one, other) => one - other);
  const outer = escapedPlaces(text, places);
  const placeOf = new Map(places.map((place, at) => [place, outer[at] ?? place]));
  return stretches.map(([from, to]) => [placeOf.get(from) ?? from, placeOf.get(to) ?? to]);
}
