/** A saved body and what its conditions make of it: told without times, pauses and polls, of which there are none. */

import type { FormatSettings } from '../domain/definition.ts';
import { evidenceSentence } from '../domain/evidence-sentence.ts';
import { printable } from '../domain/printable.ts';
import type { EventOf, WatchRecord } from '../domain/record.ts';
import { verdict } from './course-lines.ts';
import { goalsText, verdictText } from './goal-words.ts';
import { styleOf } from './line-style.ts';
import { insideLines } from './poll-lines.ts';
import { noticeLines } from './trouble-lines.ts';

/** The lines of one event; each condition is explained once, with `-vv` part by part. */
export function trialLines(settings: FormatSettings, record: WatchRecord): string {
  const { event } = record;
  const { verbosity } = settings;
  if (event.type === 'end') return verbosity >= (event.exitCode === 0 ? 0 : -1) ? verdict(settings, record, event) : '';
  if (verbosity < 0) return '';
  const { line } = styleOf(settings, record);
  switch (event.type) {
    case 'start':
      return line(startText(event));
    case 'condition':
      return verbosity < 2 ? line(`  ${conditionText(event)}`) : '';
    case 'poll':
      return verbosity < 2 ? '' : insideLines(settings, record, event);
    case 'notice':
      return noticeLines(settings, record, event);
    default:
      return '';
  }
}

function startText({ url, until, failWhen }: EventOf<'start'>): string {
  const terms = [
    ...(until.length === 0 ? [] : [`until ${goalsText(until)}`]),
    ...(failWhen.length === 0 ? [] : [`fails when ${failWhen.map(printable).join(' or ')}`]),
  ];
  return `judging ${printable(url)}: ${terms.join(', ')}`;
}

function conditionText({ expr, result, values }: EventOf<'condition'>): string {
  return verdictText(expr, result, evidenceSentence({ verdict: result, evidence: values }));
}
