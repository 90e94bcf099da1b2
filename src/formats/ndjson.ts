/** Events for programs: one JSON object a line, version 1, on stdout and nowhere else. */

import type { FormatDefinition } from '../domain/definition.ts';
import { eventJson } from '../domain/event-json.ts';

/** `--format ndjson`: every event, polls from `-v` on. Quiet never applies: it is what was asked for. */
export const ndjson: FormatDefinition = {
  kind: 'ndjson',
  summary: 'one JSON object a line',
  open: ({ verbosity }) => ({
    render: (record) => ({
      out: record.event.type === 'poll' && verbosity < 1 ? '' : `${eventJson(record)}\n`,
      err: '',
    }),
  }),
};
