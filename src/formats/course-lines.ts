/** The course of a watch: how it starts, what it finds first, that it still lives, how it ends. */

import { countOf } from '../domain/count.ts';
import type { FormatSettings } from '../domain/definition.ts';
import { formatDuration } from '../domain/duration.ts';
import { printable } from '../domain/printable.ts';
import type { EventOf, WatchRecord } from '../domain/record.ts';
import { sizeText } from '../domain/size.ts';
import { valueText } from '../domain/value-text.ts';
import { goalsText } from './goal-words.ts';
import { styleOf } from './line-style.ts';
import { untilSuggestion } from './suggestion.ts';

/** What is waited for or watched, how often, how long. */
export function startLine(settings: FormatSettings, record: WatchRecord, event: EventOf<'start'>): string {
  const { url, method, source, interval, timeoutMs, until, failWhen } = event;
  const purpose = until.length === 0 ? 'watching' : `waiting for ${goalsText(until)}:`;
  const terms = [
    `${method === null ? '' : `${method} `}${printable(url)}`,
    source === 'poll' ? `every ${interval}` : `source ${source}`,
    timeoutMs === null ? 'no timeout' : `timeout ${formatDuration(timeoutMs)}`,
    ...(failWhen.length === 0 ? [] : [`fails when ${failWhen.map(printable).join(' or ')}`]),
  ];
  return styleOf(settings, record).line(`${purpose} ${terms.join(', ')}`);
}

/** A feed's first answer: status, size, value, and how to wait instead; or how many items there were. */
export function baselineLine(settings: FormatSettings, record: WatchRecord, event: EventOf<'baseline'>): string {
  const { answer } = record.attachment;
  const size = answer === undefined ? '' : `, ${sizeText(answer.body.length)}`;
  const first = `first answer: ${event.status}${size}`;
  if (event.items !== undefined) {
    const news = event.items === 0 ? 'no items yet; those that come' : `${countOf(event.items, 'item')}; new ones`;
    return styleOf(settings, record).line(`${first}: ${news} will be told`);
  }
  const wait = `To wait: ${untilSuggestion(answer?.value ?? event.value)}`;
  const text = `${first}: ${valueText(event.value)}  ${settings.paint.dim(wait)}`;
  return styleOf(settings, record).line(text);
}

/** The sign of life after a long silence. */
export function heartbeatLine(settings: FormatSettings, record: WatchRecord, event: EventOf<'heartbeat'>): string {
  const { polls, lastStatus, summary, nextMs } = event;
  const facts = [
    `still here after ${formatDuration(record.elapsedMs)}`,
    countOf(polls, 'poll'),
    ...(lastStatus === null ? [] : [`last status ${lastStatus}`]),
    ...(summary === '' ? [] : [printable(summary)]),
    ...(nextMs === null ? [] : [`next poll in ${formatDuration(nextMs)}`]),
  ];
  return styleOf(settings, record).moment(' ', facts.join(', '));
}

/** The verdict: one line, and for a failing one up to two more that say why and what to do. */
export function verdictLines(settings: FormatSettings, record: WatchRecord, event: EventOf<'end'>): string {
  const isTold = event.exitCode === 0 || event.polls > 1;
  const effort = isTold ? ` (${countOf(event.polls, 'poll')}, ${formatDuration(record.elapsedMs)})` : '';
  return verdict(settings, record, event, effort);
}

/** The same with the effort in words; empty where there was none worth a word. */
export function verdict(settings: FormatSettings, record: WatchRecord, event: EventOf<'end'>, effort = ''): string {
  const { line } = styleOf(settings, record);
  const { paint } = settings;
  const good = event.exitCode === 0;
  const word = good ? paint.green(event.result) : paint.red(event.result);
  const advice = good ? [] : event.advice.slice(0, 2).map((text) => line(`  ${printable(text)}`));
  return line(`${paint.bold(word)}: ${printable(event.reason)}${paint.dim(effort)}`) + advice.join('');
}
