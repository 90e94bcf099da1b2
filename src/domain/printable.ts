/** Data from the network made safe to show: nothing a server sends may move a cursor or start a CI command. */

// Controls (C0, DEL, C1), formats (bidi controls, zero-width characters, tags, byte order mark), line and paragraph separators:
// each can change what a reader sees, or hide. Joined emoji come apart for it.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|#(?=#[A-Za-z]*\[)/gu;
// Azure and older GitHub runners find their commands (`##vso[…]`, `##[…]`) anywhere in a line.
const COMMAND_WITHIN = /#(?=#[A-Za-z]*\[)/g;
const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
// GitHub's runner (`::error::…`) and GitLab's (`section_start:…`) read theirs at the start of a line, blanks before it ignored.
const COMMAND_FIRST = /^(\s*)(::|section_(?:start|end):)/;

/** One line of text with every character that steers or cannot be seen shown as an escape (`\u001b`), as JSON writes it. */
export function printable(text: string): string {
  UNSAFE.lastIndex = 0;
  return UNSAFE.test(text) ? text.replace(UNSAFE, escapeOne) : text;
}

/** A whole printable line in which no CI system sees a command: neither where it begins with data, nor where pieces of it meet. */
export function inertLine(line: string): string {
  return line
    .replace(COMMAND_FIRST, (_, blanks: string, command: string) => blanks + escapeOne(command.charAt(0)) + command.slice(1))
    .replace(COMMAND_WITHIN, escapeOne);
}

/** A text shortened to `limit` characters, the cut marked by `…`; never cuts a surrogate pair. */
export function shorten(text: string, limit: number): string {
  return text.length <= limit ? text : `${cutSafely(text.slice(0, limit - 1))}…`;
}

/** The beginning of a text, without half a surrogate pair at its end. */
export function cutSafely(start: string): string {
  return /[\ud800-\udbff]$/.test(start) ? start.slice(0, -1) : start;
}

/** The beginning of a text from elsewhere as at most `limit` printable characters, the cut marked by `…`. */
export function excerpt(text: string, limit: number): string {
  return shorten(printable(text), limit);
}

function escapeOne(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return SHORT[character] ?? units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
