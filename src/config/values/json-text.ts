/** JSON typed on a command line: checked before it is sent, with the place of the first slip. */

import { UsageError } from '../../domain/errors.ts';

/** RFC 8259 tokens, white space before them included. */
const TOKEN =
  /[ \t\n\r]*(?:([[\]{},:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-]))/y;

/** The given text when it is one JSON value (RFC 8259). @throws UsageError with the place where it stops being one. */
export function readJsonText(text: string): string {
  const at = firstSlip(text);
  if (at === undefined) return text;
  const ended = text.slice(at).trim() === '';
  const what = text.trim() === '' ? 'there is no JSON' : ended ? 'the JSON ends too early' : 'this is not JSON';
  throw new UsageError(`${what} (character ${at + 1})`, {
    hint: 'Names and strings stand in double quotes, the whole in single ones for the shell: \'{"state":"ready"}\'.',
    spot: { text, at, length: 1 },
  });
}

const BLANKS = /[ \t\n\r]*/y;

type Expected = 'value' | 'value or ]' | 'name' | 'name or }' | 'colon' | 'comma or end';

/** The offset where a text stops being one JSON value; undefined when it is one. Any depth: the stack is a list. */
export function firstSlip(text: string): number | undefined {
  const open: ('[' | '{')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  for (;;) {
    BLANKS.lastIndex = at;
    const start = at + (BLANKS.exec(text)?.[0].length ?? 0);
    if (expected === 'comma or end' && open.length === 0) return start < text.length ? start : undefined;
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) return start;
    const next = after(expected, { mark: match[1], isString: match[2] !== undefined }, open);
    if (next === undefined) return start;
    expected = next;
    at = TOKEN.lastIndex;
  }
}

interface Token {
  /** The bracket or separator; absent for a string, a number or a word. */
  readonly mark: string | undefined;
  readonly isString: boolean;
}

function after(expected: Expected, { mark, isString }: Token, open: ('[' | '{')[]): Expected | undefined {
  if (expected === 'colon') return mark === ':' ? 'value' : undefined;
  if (mark !== undefined && mark === closer(expected, open)) {
    open.pop();
    return 'comma or end';
  }
  if (expected === 'name' || expected === 'name or }') return isString ? 'colon' : undefined;
  if (expected === 'comma or end') return mark === ',' ? (open.at(-1) === '{' ? 'name' : 'value') : undefined;
  if (mark === undefined) return 'comma or end';
  if (mark !== '[' && mark !== '{') return undefined;
  open.push(mark);
  return mark === '[' ? 'value or ]' : 'name or }';
}

/** The bracket that may close here, if one may. */
function closer(expected: Expected, open: readonly ('[' | '{')[]): string | undefined {
  if (expected === 'value or ]') return ']';
  if (expected === 'name or }') return '}';
  return expected === 'comma or end' ? (open.at(-1) === '[' ? ']' : '}') : undefined;
}
