/** `--print`: chosen parts of the answer on stdout, raw, for the next command in a pipe; with `--once` the value for whoever reads. */

import type { Sink } from '../domain/definition.ts';
import type { Json } from '../domain/json.ts';
import { jsonText } from '../domain/json-text.ts';
import type { RawAnswer } from '../domain/observation.ts';
import { plainText } from '../domain/plain-text.ts';
import type { PlannedWatch, Print } from '../domain/plan.ts';
import type { Screen } from '../domain/ports.ts';
import { inertLine, printable } from '../domain/printable.ts';
import type { Attachment, WatchEvent } from '../domain/record.ts';
import { fieldLines } from '../domain/reply.ts';
import { sizeText } from '../domain/size.ts';
import { isWait } from '../domain/watch.ts';

/**
 * Prints once when a wait succeeds, at each change of a feed, and for a feed with `--once` its only answer. Where nothing was
 * chosen, that one's value is told, unless `verbosity` is below 0.
 */
export function createPrintSink({ watch, prints }: PlannedWatch, screen: Pick<Screen, 'out'>, verbosity: number): Sink {
  const moment = isWait(watch.goals) ? 'met' : watch.limits.once ? 'baseline' : 'change';
  const tellsValue = prints.length === 0 && verbosity >= 0;
  return {
    write({ event, attachment }) {
      if (momentOf(event) !== moment) return;
      for (const print of prints) printOne(print, attachment, screen);
      if (tellsValue && event.type === 'baseline') screen.out(harmlessValue(event.value, attachment));
    },
  };
}

function momentOf(event: WatchEvent): string {
  return event.type === 'end' ? event.result : event.type;
}

function printOne(print: Print, attachment: Attachment, { out }: Pick<Screen, 'out'>): void {
  // What met a goal may be an answer of any status; the usable one is then an older one.
  const shown = attachment.last ?? attachment.answer;
  switch (print.kind) {
    case 'body':
      if (shown !== undefined) out(bodyOf(shown, attachment));
      break;
    case 'headers':
      if (shown !== undefined) out(fieldLines(shown.meta.headers).map(lineOf).join(''));
      break;
    case 'status':
      if (shown !== undefined) out(`${shown.meta.status}\n`);
      break;
    case 'path':
      out(valueLines(print, attachment));
  }
}

/** A value that nobody asked to have raw: compact JSON, lines of text that do nothing, or how many bytes there are. */
function harmlessValue(value: Json, { answer }: Attachment): string {
  if (answer?.format === 'binary') return lineOf(`<${sizeText(answer.body.length)} of binary>`);
  if (answer?.format !== 'text' || typeof value !== 'string') return lineOf(printable(jsonText(value)));
  const lines = value === '' ? [] : value.replace(/\r?\n$/, '').split(/\r?\n/);
  return lines.map((line) => lineOf(inertLine(line.split('\t').map(printable).join('\t')))).join('');
}

/** The body as it came; text gets the line feed it lacks, so that what follows starts on a line of its own. */
function bodyOf({ body }: RawAnswer, { answer }: Attachment): Uint8Array {
  if ((answer?.format === 'binary' && answer.body === body) || body.length === 0 || body.at(-1) === 0x0a) return body;
  const line = new Uint8Array(body.length + 1);
  line.set(body);
  line[body.length] = 0x0a;
  return line;
}

/** One line a node; an empty one where the path selects nothing, so that a script reads as many lines as it asked for. */
function valueLines({ query, name }: Extract<Print, { kind: 'path' }>, { answer }: Attachment): string {
  const values = answer === undefined ? [] : query.select(answer.value).map(({ value }) => value);
  const texts = values.length === 0 ? [''] : values.map((value) => (name === undefined ? plainText(value) : assignable(value)));
  return texts.map((text) => lineOf(name === undefined ? text : `${name}=${text}`)).join('');
}

function lineOf(text: string): string {
  return `${text}\n`;
}

/** A string with a line feed must not become a second assignment where `NAME=value` lines are read (`$GITHUB_ENV`). */
function assignable(value: Json): string {
  const text = plainText(value);
  return /[\u0000-\u001f\u0085\u2028\u2029]/.test(text) ? jsonText(value) : text;
}
