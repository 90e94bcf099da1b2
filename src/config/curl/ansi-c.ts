/** What stands in `$'…'`, the form browsers use for everything that plain quotes cannot hold (bash manual, ANSI-C Quoting). */

const LETTERS: ReadonlyMap<string, string> = new Map([
  ['a', '\u0007'],
  ['b', '\b'],
  ['e', '\u001b'],
  ['E', '\u001b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['?', '?'],
]);
const BYTE = String.raw`\\(?:x[\da-fA-F]{1,2}|x\{[\da-fA-F]+\}|[0-7]{1,3})`;
const CHARACTER = String.raw`\\u(?<unit>[\da-fA-F]{1,4})|\\U(?<point>[\da-fA-F]{1,8})`;
const ESCAPE = new RegExp(String.raw`(?<bytes>(?:${BYTE})+)|${CHARACTER}|\\c(?<control>\\\\|[\s\S])|\\(?<letter>[\s\S])`, 'g');

/** The text between the quotes with its escapes read; an escape that is none stays as it is. */
export function ansiCText(inner: string): string {
  let text = '';
  let done = 0;
  for (const { 0: written, index, groups = {} } of inner.matchAll(ESCAPE)) {
    text += inner.slice(done, index) + meaningOf(written, groups);
    done = index + written.length;
  }
  return text + inner.slice(done);
}

function meaningOf(written: string, groups: Readonly<Record<string, string | undefined>>): string {
  const { bytes, unit, point, control, letter = '' } = groups;
  if (bytes !== undefined) return textOfBytes(bytes);
  // Browsers write what lies beyond U+FFFF as two units.
  if (unit !== undefined) return String.fromCharCode(Number.parseInt(unit, 16));
  if (point !== undefined) return characterOf(Number.parseInt(point, 16));
  if (control !== undefined) return control === '?' ? '\u007f' : String.fromCharCode(control.toUpperCase().charCodeAt(0) & 0x1f);
  return LETTERS.get(letter) ?? written;
}

function characterOf(point: number): string {
  return point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point);
}

/** Escaped bytes that stand together as UTF-8; else as Latin-1, because browsers write `é` as `\xe9`. */
function textOfBytes(escapes: string): string {
  const codes = escapes.match(new RegExp(BYTE, 'g')) ?? [];
  const bytes = Uint8Array.from(codes, byteOf);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  }
}

function byteOf(written: string): number {
  const hex = /^\\x\{?([\da-fA-F]+)/.exec(written)?.[1];
  return hex === undefined ? Number.parseInt(written.slice(1), 8) : Number.parseInt(hex, 16);
}
