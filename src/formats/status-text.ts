/** The status line: what is asked, how it stands, how long still. */

import { countOf } from '../domain/count.ts';
import type { FormatSettings } from '../domain/definition.ts';
import { formatDuration } from '../domain/duration.ts';
import { evidenceSentence, type Show, valuesSentence } from '../domain/evidence-sentence.ts';
import { excerpt, printable } from '../domain/printable.ts';
import { type Instant, SECOND } from '../domain/time.ts';
import { valueText } from '../domain/value-text.ts';
import { goalsText } from './goal-words.ts';
import { fitting } from './line-style.ts';
import type { Progress } from './progress.ts';

const LONGEST_TARGET = 40;
const LONGEST_NAME = 20;

/** One line about all watches that are not over, without a line feed; empty when none is left. */
export function statusText(settings: FormatSettings, all: readonly Progress[], now: Instant): string {
  const running = all.filter(({ ended }) => !ended);
  const [first, ...others] = running;
  if (first === undefined) return '';
  const parts = all.length === 1 ? aloneText(settings, first, now) : togetherText(settings, [first, ...others], now);
  return fitting(parts.filter((part) => part !== '').join(' · '), settings);
}

function aloneText(settings: FormatSettings, progress: Progress, now: Instant): readonly string[] {
  return [
    targetText(progress),
    answerText(settings, progress),
    nextText(progress, now),
    elapsedText(progress, now),
    // Last, because a narrow terminal cuts the end, and this is the longest.
    progress.trouble === undefined ? goalText(settings, progress) : '',
  ];
}

function togetherText(settings: FormatSettings, running: readonly [Progress, ...Progress[]], now: Instant): readonly string[] {
  const states = running.map((each) => `${excerpt(each.name, LONGEST_NAME)} ${answerText(settings, each)}`.trimEnd());
  return [...states, elapsedText(running[0], now)];
}

/** The end of a URL tells more than its middle, and its scheme nothing. */
function targetText({ method, url }: Progress): string {
  const place = printable(url.replace(/^https?:\/\//, ''));
  const text = place.length <= LONGEST_TARGET ? place : `${place.slice(0, 15)}…${place.slice(-24)}`;
  return method === 'GET' || method === '' ? text : `${method} ${text}`;
}

function answerText({ paint }: FormatSettings, { status, trouble }: Progress): string {
  if (trouble === undefined) return status === null ? '' : paint.green(String(status));
  return paint.red(trouble.polls > 1 ? `${trouble.code}, ${trouble.polls} failed polls` : trouble.code);
}

function goalText({ mask = String }: FormatSettings, { until, judgements, values, changes, items }: Progress): string {
  if (until.length === 0) return newsText(changes, items);
  const show: Show = (value) => valueText(value, mask);
  const open = judgements.find(({ kind, verdict }) => kind === 'until' && verdict !== 'met');
  if (open !== undefined) return mask(evidenceSentence(open, show));
  const told = judgements.length === 0 ? valuesSentence(values, show) : '';
  return told === '' ? `waiting for ${goalsText(until)}` : told;
}

function newsText(changes: number, items: number): string {
  if (items === 0) return countOf(changes, 'change');
  return changes === 0 ? countOf(items, 'item') : `${countOf(items, 'item')}, ${countOf(changes, 'change')}`;
}

function elapsedText({ startedAt, timeout }: Progress, now: Instant): string {
  const elapsed = wholeSeconds(now - startedAt);
  return timeout === null ? elapsed : `${elapsed} of ${formatDuration(timeout)}`;
}

function nextText({ nextAt }: Progress, now: Instant): string {
  return nextAt === undefined || now >= nextAt ? 'asking…' : `next in ${wholeSeconds(nextAt - now + SECOND - 1)}`;
}

/** Cut to seconds: a line repainted a few times a second must not flicker in its milliseconds. */
function wholeSeconds(length: number): string {
  const seconds = Math.floor(Math.max(0, length) / SECOND);
  return seconds === 0 ? '0s' : formatDuration(seconds * SECOND);
}
