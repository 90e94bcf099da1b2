/** Data from the network made safe to show: nothing a server sends may move a cursor or start a CI command. */

// C0, DEL, C1, bidi controls, line and paragraph separators, byte order mark: each can change what a reader sees.
// Azure and older GitHub runners find their commands (`##vso[…]`, `##[…]`) anywhere in a line.
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|#(?=#[A-Za-z]*\[)/g;
const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
// GitHub's runner (`::error::…`) and GitLab's (`section_start:…`) read theirs at the start of a line, blanks before it ignored.
const COMMAND_FIRST = /^(\s*)(::|section_(?:start|end):)/;

/** One line of text with every control and direction character shown as an escape (`\u001b`). */
export function printable(text: string): string {
  UNSAFE.lastIndex = 0;
  return UNSAFE.test(text) ? text.replace(UNSAFE, escapeOne) : text;
}

/** A whole printable line in which no CI system sees a command, should it begin with data. */
export function inertLine(line: string): string {
  return line.replace(
    COMMAND_FIRST,
    (_, blanks: string, command: string) => blanks + escapeOne(command.charAt(0)) + command.slice(1),
  );
}

/** A text shortened to `limit` characters, the cut marked by `…`; never cuts a surrogate pair. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** The beginning of a text from elsewhere as at most `limit` printable characters, the cut marked by `…`. */
export function excerpt(text: string, limit: number): string {
  return shorten(printable(text), limit);
}

function escapeOne(character: string): string {
  return SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
