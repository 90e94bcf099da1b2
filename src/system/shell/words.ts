/** A command line as words, for hooks that run without a shell. */

const WORD = /(?:'[^']*'|"(?:\\[\s\S]|[^"\\])*"|\\[\s\S]|[^\s'"\\])+/g;
const PIECE = /'([^']*)'|"((?:\\[\s\S]|[^"\\])*)"|\\([\s\S])|([^'"\\]+)/g;

/**
 * The words of a command, quotes and backslashes read as sh reads them (POSIX, 2.2); nothing is expanded. A quote that is never
 * closed is passed over.
 */
export function wordsOf(command: string): string[] {
  return [...command.matchAll(WORD)].map(([word]) => [...word.matchAll(PIECE)].map(textOf).join(''));
}

function textOf([, single, double, escaped, plain]: RegExpMatchArray): string {
  // Inside double quotes a backslash means something before these four only.
  return single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? escaped ?? plain ?? '';
}
