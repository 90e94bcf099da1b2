/** Lines for people and logs: changes on stdout, everything else on stderr. */

import type { FormatDefinition, FormatSettings, Renderer, Rendering } from '../domain/definition.ts';
import type { WatchRecord } from '../domain/record.ts';
import { SAVED } from '../domain/watch.ts';
import { changeLines } from './change-lines.ts';
import { baselineLine, heartbeatLine, startLine, verdictLines } from './course-lines.ts';
import { itemLine } from './item-line.ts';
import { conditionLine, pollLines } from './poll-lines.ts';
import { trialLines } from './trial-lines.ts';
import { errorLines, hookLine, noticeLines, recoverLine } from './trouble-lines.ts';

/** `--format plain`: never repaints. */
export const plain: FormatDefinition = {
  kind: 'plain',
  summary: 'lines that scroll',
  open: (settings) => createLines(settings, () => false),
};

const NOTHING: Rendering = { out: '', err: '' };

/** A renderer of lines for all records but those shown elsewhere; remembers what kind of watch each is. */
export function createLines(settings: FormatSettings, isShownElsewhere: (record: WatchRecord) => boolean): Renderer {
  const waits = new Set<string>();
  const trials = new Set<string>();
  return {
    render(record) {
      const { event, watch } = record;
      if (event.type === 'start' && event.until.length > 0) waits.add(watch);
      if (event.type === 'start' && event.source === SAVED) trials.add(watch);
      if (trials.has(watch)) return { out: '', err: trialLines(settings, record) };
      if (isShownElsewhere(record)) return NOTHING;
      if (settings.verbosity < levelOf(record, waits.has(watch))) return NOTHING;
      const text = textOf(settings, record);
      const isNews = event.type === 'change' || event.type === 'item';
      return isNews && !settings.changesOnErr ? { out: text, err: '' } : { out: '', err: text };
    },
  };
}

/** The least verbosity at which an event is shown; infinite for what is never told in lines. */
function levelOf({ event }: WatchRecord, isWait: boolean): number {
  switch (event.type) {
    case 'error':
      // The verdict that follows a final one tells it.
      return event.fatal ? Number.POSITIVE_INFINITY : -1;
    case 'end':
      return event.exitCode === 0 ? 0 : -1;
    case 'hook':
      return event.message === null ? 1 : -1;
    case 'poll':
    case 'condition':
      return 1;
    case 'baseline':
      return isWait ? Number.POSITIVE_INFINITY : 0;
    default:
      return 0;
  }
}

function textOf(settings: FormatSettings, record: WatchRecord): string {
  const { event } = record;
  switch (event.type) {
    case 'start':
      return startLine(settings, record, event);
    case 'baseline':
      return baselineLine(settings, record, event);
    case 'poll':
      return pollLines(settings, record, event);
    case 'change':
      return changeLines(settings, record, event);
    case 'item':
      return itemLine(settings, record, event);
    case 'condition':
      return conditionLine(settings, record, event);
    case 'error':
      return errorLines(settings, record, event);
    case 'recover':
      return recoverLine(settings, record, event);
    case 'heartbeat':
      return heartbeatLine(settings, record, event);
    case 'hook':
      return hookLine(settings, record, event);
    case 'notice':
      return noticeLines(settings, record, event);
    case 'end':
      return verdictLines(settings, record, event);
  }
}
