/** Polls, pauses, headers and evaluations, for whoever asks with `-v` and `-vv`. */

import type { FormatSettings } from '../domain/definition.ts';
import { formatDuration } from '../domain/duration.ts';
import { evidenceSentence, type Show, valuesSentence } from '../domain/evidence-sentence.ts';
import { printable } from '../domain/printable.ts';
import type { EventOf, PaceReason, WatchRecord } from '../domain/record.ts';
import { shownFieldLines } from '../domain/secret-field.ts';
import { sizeText } from '../domain/size.ts';
import { valueText } from '../domain/value-text.ts';
import { verdictText, verdictWords } from './goal-words.ts';
import { styleOf } from './line-style.ts';

const reasonWords: Readonly<Record<PaceReason, string>> = {
  adaptive: 'in proportion to the time waited',
  fixed: 'the interval is fixed',
  feed: 'slower while nothing changes',
  change: 'sooner after a change',
  confirm: 'to see whether it holds',
  booting: 'the server is not up yet',
  backoff: 'backing off after trouble',
  'retry-after': 'the server says so in Retry-After',
  'poll-interval': 'the server says so in X-Poll-Interval',
  'rate-limit': "the server's rate limit",
  'max-age': 'the answer is fresh until then by its Cache-Control',
  source: 'the source says when',
  deadline: 'the last one, at the timeout',
};

/** `poll 4: 200 in 34ms, 24 B, unchanged; next in 3s (in proportion to the time waited)`; with `-vv` what came and how it was judged. */
export function pollLines(settings: FormatSettings, record: WatchRecord, event: EventOf<'poll'>): string {
  const { moment } = styleOf(settings, record);
  const told = moment(' ', `poll ${event.poll}: ${answerText(event)}${nextText(event)}`);
  return settings.verbosity >= 2 ? told + insideLines(settings, record, event) : told;
}

/** What came with an answer, and how each condition was judged on it, part by part. */
export function insideLines(settings: FormatSettings, record: WatchRecord, event: EventOf<'poll'>): string {
  const { line } = styleOf(settings, record);
  return [...headerTexts(settings, record, event), ...judgedTexts(settings, record)].map(line).join('');
}

/** A goal that holds now, or no longer, with the values that say so. */
export function conditionLine(settings: FormatSettings, record: WatchRecord, event: EventOf<'condition'>): string {
  const text = verdictText(event.expr, event.result, evidenceSentence({ verdict: event.result, evidence: event.values }));
  return styleOf(settings, record).moment(' ', text);
}

function answerText({ status, latencyMs, bytes, notModified, changed }: EventOf<'poll'>): string {
  if (status === null || latencyMs === null) return 'no answer';
  const news = notModified ? 'not modified' : `${sizeText(bytes)}, ${changed ? 'changed' : 'unchanged'}`;
  return `${status} in ${formatDuration(latencyMs)}, ${news}`;
}

function nextText({ nextMs, nextReason }: EventOf<'poll'>): string {
  // What comes by itself, or is asked for again at once, needs no word.
  if (nextMs === null || nextMs === 0) return '';
  return `; next in ${formatDuration(nextMs)}${nextReason === null ? '' : ` (${reasonWords[nextReason]})`}`;
}

function headerTexts({ mask = String }: FormatSettings, { attachment }: WatchRecord, event: EventOf<'poll'>): string[] {
  if (event.status === null || attachment.last === undefined) return [];
  return shownFieldLines(attachment.last.meta.headers).map((field) => `    < ${printable(mask(field))}`);
}

/** All of a line may hold secrets: what was seen, what was wanted and the condition as it was filled in. */
function judgedTexts({ mask = String }: FormatSettings, { attachment }: WatchRecord): string[] {
  const show: Show = (value) => valueText(value, mask);
  return (attachment.judgements ?? []).flatMap((judgement) => {
    const { text, verdict, evidence } = judgement;
    // A condition of one part has nothing to say beyond its verdict.
    const parts = evidence.length > 1 ? evidence : [];
    return [
      `    ? ${verdictText(text, verdict, evidenceSentence(judgement, show))}`,
      ...parts.map((piece) => `      ${verdictWords[piece.verdict]}: ${valuesSentence([piece], show)}`),
    ].map((line) => mask(line));
  });
}
