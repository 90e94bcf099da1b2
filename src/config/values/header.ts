/** Header lines as curl takes them: `Name: value`, `Name:` to remove, `Name;` to send empty. */

import { UsageError } from '../../domain/errors.ts';

/** One `--header`: a value to send, or a default to leave out. */
export interface HeaderLine {
  readonly name: string;
  /** Absent: the header of this name is not sent. */
  readonly value?: string;
}

const HOW = "Write 'Name: value'; 'Name:' removes a header, 'Name;' sends it empty.";
/** RFC 9110 §5.6.2, token. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
// The connection is ours: these describe it, not the request (RFC 9110 §7.6.1), and undici refuses them.
const OURS: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'expect',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Reads one header line. Errors name the header, never its value: it may be a secret. @throws UsageError */
export function readHeader(text: string): HeaderLine {
  const colon = text.indexOf(':');
  if (colon < 0) {
    if (text.endsWith(';')) return { name: headerName(text.slice(0, -1).trim()), value: '' };
    throw new UsageError('the header line has no colon', { hint: HOW });
  }
  const name = headerName(text.slice(0, colon).trim());
  const value = text.slice(colon + 1).trim();
  return value === '' ? { name } : { name, value: headerValue(name, value) };
}

/** A value that may be sent in a header (RFC 9110 §5.5). @throws UsageError naming the header, not the value. */
export function headerValue(name: string, value: string): string {
  // All but ASCII is sent in UTF-8, as curl does; tabs are the only control character.
  const at = value.search(/[^\t\u0020-\u007e\u0080-\uffff]/);
  if (at < 0) return value;
  const breaks = /[\r\n]/.test(value.charAt(at));
  const what = breaks ? 'a line break' : 'a control character';
  throw new UsageError(`the value of header ${name} has ${what} that no header may carry (character ${at + 1})`, {
    hint: breaks
      ? 'A secret read from a file often ends in one: trim it.'
      : 'Of the control characters a header takes only the tab.',
  });
}

function headerName(name: string): string {
  if (name === '') throw new UsageError('the header has no name', { hint: HOW });
  if (!TOKEN.test(name)) {
    const at = [...name].findIndex((character) => !TOKEN.test(character));
    const spot = { text: name, at: [...name].slice(0, at).join('').length, length: 1 };
    throw new UsageError(`"${name}" is not a header name`, { hint: HOW, spot });
  }
  if (OURS.has(name.toLowerCase())) {
    throw new UsageError(`the header ${name} belongs to the connection, which watch-api manages`, { hint: 'Leave it out.' });
  }
  return name;
}
