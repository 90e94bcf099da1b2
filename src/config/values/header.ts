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
  // A header is Latin-1 on the wire; tabs are the only control character in it.
  const at = value.search(/[^\t\u0020-\u007e\u0080-\u00ff]/);
  if (at < 0) return value;
  const code = value.charCodeAt(at);
  const what = code === 10 || code === 13 ? 'a line break' : code < 32 || code === 127 ? 'a control character' : 'a character';
  throw new UsageError(`the value of header ${name} has ${what} that no header may carry (character ${at + 1})`, {
    hint:
      code === 10 || code === 13 ? 'A secret read from a file often ends in one: trim it.' : 'Headers take Latin-1 text only.',
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
