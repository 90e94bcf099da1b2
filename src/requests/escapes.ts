/** Texts as they read once the escapes of URLs and of JSON are undone, and the way back to the text as it is written. */

/** One character as URLs write it in UTF-8 (RFC 3986 §2.1), or as JSON does (RFC 8259 §7). */
const ESCAPE =
  /%[0-7][\da-f]|%[cd][\da-f]%[89ab][\da-f]|%e[\da-f](?:%[89ab][\da-f]){2}|%f[0-7](?:%[89ab][\da-f]){3}|\\(?:u[\da-f]{4}|["\\/bfnrt])/gi;
const SHORT: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** The text with every escaped character as itself, one layer of escapes taken off; the very same text where nothing is escaped. */
export function unescaped(text: string): string {
  return text.includes('%') || text.includes('\\') ? text.replace(ESCAPE, characterOf) : text;
}

/** Where places of `unescaped(text)`, in rising order, are in `text`. */
export function escapedPlaces(text: string, places: readonly number[]): readonly number[] {
  const found: number[] = [];
  let shift = 0;
  const passUpTo = (end: number) => {
    for (let place = places[found.length]; place !== undefined && place < end; place = places[found.length])
      found.push(place + shift);
  };
  for (const { 0: written, index } of text.matchAll(ESCAPE)) {
    const { length } = characterOf(written);
    passUpTo(index - shift + length);
    if (found.length === places.length) break;
    shift += written.length - length;
  }
  passUpTo(Number.POSITIVE_INFINITY);
  return found;
}

/** What an escape stands for; a sequence of bytes that is no UTF-8 stands for itself. */
function characterOf(written: string): string {
  if (written.startsWith('\\')) {
    const sign = written.charAt(1);
    return sign.toLowerCase() === 'u' ? String.fromCharCode(Number.parseInt(written.slice(2), 16)) : (SHORT[sign] ?? sign);
  }
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
