/** How much room text takes on a terminal. */

// Wide by Unicode's East Asian Width (UAX #11), emoji included. Where terminals disagree the greater width is taken.
const WIDE =
  /^[\u1100-\u115f\u231a\u231b\u23e9-\u23f3\u2600-\u27bf\u2b1b\u2b1c\u2b50\u2b55\u2e80-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const MARK = /^\p{Mark}/u;
const FIRST_MARK = '\u0300';

/** The columns of a text without control characters: East Asian wide characters take two, combining marks none. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += widthOf(character);
  return columns;
}

function widthOf(character: string): number {
  if (character < FIRST_MARK) return 1;
  if (MARK.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}
