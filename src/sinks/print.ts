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
import { isWait, type Watch } from '../domain/watch.ts';

/**
 * Prints once when a wait succeeds, at each change of a feed, and for a feed with `--once` its only answer. Where items are told,
 * it is each of them that is printed, and in a feed each message. Where nothing was chosen, the value of the only answer is told,
 * unless `verbosity` is below 0.
 */
export function createPrintSink({ watch, prints }: PlannedWatch, screen: Pick<Screen, 'out'>, verbosity: number): Sink {
  let moment = printingMoment(watch);
  const tellsValue = prints.length === 0 && verbosity >= 0;
  return {
    write({ event, attachment }) {
      // Only its first answer may show that a feed is one of messages.
      if (event.type === 'item' && !isWait(watch.goals)) moment = 'item';
      if (momentOf(event) !== moment) return;
      for (const print of prints) printOne(print, attachment, screen);
      if (tellsValue && event.type === 'baseline') screen.out(harmlessValue(event.value, attachment));
    },
  };
}

function printingMoment({ goals, limits, items, source }: Watch): string {
  if (items !== undefined) return 'item';
  if (isWait(goals)) return 'met';
  if (source.push === true) return 'item';
  return limits.once ? 'baseline' : 'change';
}

function momentOf(event: WatchEvent): string {
  return event.type === 'end' ? event.result : event.type;
}

function printOne(print: Print, attachment: Attachment, { out }: Pick<Screen, 'out'>): void {
  // What met a goal may be an answer of any status; the usable one is then an older one.
  const shown = attachment.last ?? attachment.answer;
  const { item, answer } = attachment;
  switch (print.kind) {
    case 'body':
      // An item that is no whole answer has no body but what it says.
      if (item !== undefined && item.value !== answer?.value) out(lineOf(plainText(item.value)));
      else if (shown !== undefined) out(bodyOf(shown, attachment));
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
function valueLines({ query, name }: Extract<Print, { kind: 'path' }>, { item, answer }: Attachment): string {
  const from = item ?? answer;
  const values = from === undefined ? [] : query.select(from.value, from.value).map(({ value }) => value);
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
