/** The request for an event stream: what it takes, and where the stream is to go on. */

import { MINUTE, type Millis } from '../../domain/time.ts';
import type { RequestSpec } from '../../domain/watch.ts';
import { fieldBytes } from '../../requests/secret-forms.ts';

/** The standard of `--idle`. Servers that keep connections alive send a comment every 15 to 30 seconds. */
export const LONGEST_SILENCE: Millis = 5 * MINUTE;

type Field = RequestSpec['headers'][number];

const FIELDS: readonly Field[] = [
  ['Accept', 'text/event-stream'],
  // A stream that was kept on the way is an old one.
  ['Cache-Control', 'no-store'],
];
const NOTHING: Readonly<Record<string, string>> = {};
/** What a field may hold. A longer id would only be refused. */
const SENDABLE = /^[\t\x20-\x7e\x80-\xff]{1,4096}$/;

/** The request with the fields that ask for a stream; those the user has set stay as they are. */
export function streamRequest(request: RequestSpec): RequestSpec {
  const own = request.headers.filter((field) => !isAnything(field));
  const set = new Set(own.map(([name]) => name.toLowerCase()));
  return { ...request, headers: [...own, ...FIELDS.filter(([name]) => !set.has(name.toLowerCase()))] };
}

/** The default of every request, which asks for nothing. */
function isAnything([name, value]: Field): boolean {
  return name.toLowerCase() === 'accept' && value === '*/*';
}

/** The field that names the last event, none where there is no id or none that can be sent (WHATWG HTML §9.2.4). */
export function lastEventIdField(id: string): Readonly<Record<string, string>> {
  const bytes = fieldBytes(id);
  return SENDABLE.test(bytes) ? { 'last-event-id': bytes } : NOTHING;
}
