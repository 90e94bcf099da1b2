/** Trouble told as edges: when it begins, when it becomes another kind, when it is over. */

import { countOf } from '../domain/count.ts';
import type { FormatSettings } from '../domain/definition.ts';
import { formatDuration } from '../domain/duration.ts';
import { printable } from '../domain/printable.ts';
import type { EventOf, WatchRecord } from '../domain/record.ts';
import { styleOf } from './line-style.ts';

/** What failed, when it is tried again, and what may help. */
export function errorLines(settings: FormatSettings, record: WatchRecord, event: EventOf<'error'>): string {
  const { line, moment } = styleOf(settings, record);
  const { paint } = settings;
  const count = event.consecutive > 1 ? ` (failed poll ${event.consecutive} running)` : '';
  const next = event.nextMs === null ? '' : `; trying again in ${formatDuration(event.nextMs)}`;
  const told = moment(paint.red('!'), `${paint.red('error:')} ${printable(event.message)}${count}${next}`);
  return event.hint === null ? told : told + line(`  ${sentence(event.hint)}`);
}

/** Good again, after how much. */
export function recoverLine(settings: FormatSettings, record: WatchRecord, event: EventOf<'recover'>): string {
  const polls = countOf(event.errors, 'failed poll');
  const text = `${settings.paint.green('recovered')} after ${polls}, down ${formatDuration(event.downMs)}`;
  return styleOf(settings, record).moment(' ', text);
}

/** A command of the user's: how it failed, or, where that is wanted, that it ran. */
export function hookLine(settings: FormatSettings, record: WatchRecord, event: EventOf<'hook'>): string {
  const { paint } = settings;
  const { moment } = styleOf(settings, record);
  const what = `${event.hook} ${printable(event.command)}`;
  if (event.message === null) return moment(' ', `${what}: done in ${formatDuration(event.durationMs)}`);
  return moment(paint.yellow('!'), `${paint.yellow('warning:')} ${what}: ${printable(event.message)}`);
}

/** Something the user should know. */
export function noticeLines(settings: FormatSettings, record: WatchRecord, event: EventOf<'notice'>): string {
  const { line } = styleOf(settings, record);
  const told = line(`${settings.paint.yellow('note:')} ${printable(event.message)}`);
  return event.hint === null ? told : told + line(`  ${sentence(event.hint)}`);
}

function sentence(text: string): string {
  return printable(text.slice(0, 1).toUpperCase() + text.slice(1));
}
