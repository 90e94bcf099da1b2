/** Nesting, measured on the text: a parsed document may already be too deep for anything that walks it. */

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = 0x5b;
const CLOSING = 0x5d;
/** `[` and `{`, `]` and `}` differ by this bit alone. */
const CURLY = 0x20;

/** The deepest nesting of arrays and objects that is taken. */
export const DEEPEST = 1000;

/** True when arrays and objects in a JSON text are nested deeper than `limit`. One pass, no memory. */
export function nestsDeeper(text: string, limit: number): boolean {
  if (text.length <= 2 * limit) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) at = endOfString(text, at);
    else if ((unit & ~CURLY) === OPENING) {
      depth += 1;
      if (depth > limit) return true;
    } else if ((unit & ~CURLY) === CLOSING) depth -= 1;
  }
  return false;
}

/** The offset of the quote that closes the string opened at `start`. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return text.length;
}
