/** The words of a Windows command line, as `cmd` reads it and the C runtime then splits it; nothing is filled in. */

import { matchAt } from '../../json/match-at.ts';
import { mistakeIn, type Slip } from './shown-words.ts';

const LINE_BREAK = /\r?\n/y;
/** Browsers write each backslash twice, also where none but a quote would need it: there two of them mean one. */
const BROWSER_BACKSLASHES = /(?:\^\\\^\\)+(?!\^?[\\"])/y;
/** A variable, unless it is the beginning of an escaped byte in a URL: `%C3%A9`. */
const VARIABLE = /%(?![0-9A-Fa-f]{2})[A-Za-z_]\w*%/y;
const OPERATORS: ReadonlyMap<string, readonly [why: string, hint: string]> = new Map([
  ['&', ['begins another command', 'Paste one curl command; put a URL in double quotes.']],
  ['|', ['hands the answer to another command', 'Leave it out: --print, --select and --on-change work on answers.']],
  ['>', ['sends the answer to a file', 'Leave it out: -o FILE beside --curl writes the last body.']],
  ['<', ['feeds a file to the command', 'Leave it out: --data-binary @FILE sends a file.']],
]);

/** Splits what `cmd` would hand to curl. @throws UsageError with a caret for variables, operators and second lines. */
export function cmdWords(text: string): readonly string[] {
  let line = '';
  let quoted = false;
  let at = 0;
  while (at < text.length) {
    const sign = text.charAt(at);
    const slip = slipAt(text, at, quoted);
    if (slip !== undefined) throw mistakeIn(slip, runtimeWords(line));
    if (!quoted && sign === '^') {
      const escaped = escapedAt(text, at);
      line += escaped.text;
      at = escaped.end;
    } else if (lineBreakAt(text, at) !== undefined) {
      break;
    } else {
      if (sign === '"') quoted = !quoted;
      line += sign;
      at += 1;
    }
  }
  return runtimeWords(line);
}

/** What a caret protects. At the end of a line it protects what the next line begins with. */
function escapedAt(text: string, at: number): { readonly text: string; readonly end: number } {
  const backslashes = matchAt(BROWSER_BACKSLASHES, text, at);
  if (backslashes !== undefined) return { text: '\\'.repeat(backslashes.length / 4), end: at + backslashes.length };
  const from = at + 1 + (lineBreakAt(text, at + 1)?.length ?? 0);
  const second = lineBreakAt(text, from);
  return second === undefined ? { text: text.charAt(from), end: from + 1 } : { text: '\n', end: from + second.length };
}

function slipAt(text: string, at: number, quoted: boolean): Slip | undefined {
  const sign = text.charAt(at);
  const variable = sign === '%' ? matchAt(VARIABLE, text, at) : undefined;
  if (variable !== undefined) {
    const message = 'a name between % signs is a variable, and a pasted command is data';
    return { wrong: sign, message, hint: 'Write the value itself; in a URL a percent sign is %25.' };
  }
  const [why, hint] = (quoted ? undefined : OPERATORS.get(sign)) ?? [];
  if (why !== undefined && hint !== undefined) return { wrong: sign, message: `${sign} outside quotes ${why}`, hint };
  if (lineBreakAt(text, at) === undefined || text.slice(at).trim() === '') return undefined;
  return {
    wrong: '\n',
    message: 'the line ends, and with it the command, but more follows',
    hint: 'Paste one curl command; a line that goes on ends in ^.',
  };
}

function lineBreakAt(text: string, at: number): string | undefined {
  const sign = text.charAt(at);
  return sign === '\n' || sign === '\r' ? matchAt(LINE_BREAK, text, at) : undefined;
}

/**
 * The arguments of a command line as Microsoft's C runtime makes them: blanks separate, quotes hold together, a quote right behind
 * one that closes is a quote itself, and backslashes protect only quotes.
 */
function runtimeWords(line: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quoted = false;
  let closed = false;
  for (const [part, backslashes] of line.matchAll(/(\\*)"|[ \t]+|\\+|[^\\" \t]+/g)) {
    const isQuote = backslashes !== undefined && backslashes.length % 2 === 0;
    if (backslashes !== undefined) {
      const literal = !isQuote || (closed && backslashes === '');
      word = `${word ?? ''}${'\\'.repeat(backslashes.length / 2)}${literal ? '"' : ''}`;
    } else if (quoted || !/^[ \t]/.test(part)) word = (word ?? '') + part;
    else if (word !== undefined) {
      words.push(word);
      word = undefined;
    }
    closed = isQuote && quoted;
    if (isQuote) quoted = !quoted;
  }
  return word === undefined ? words : [...words, word];
}
