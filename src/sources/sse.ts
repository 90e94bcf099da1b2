/** The source whose news are the events of a stream: its options, and what cannot be said of it. */

import type { SourceDefinition } from '../domain/definition.ts';
import { formatDuration } from '../domain/duration.ts';
import { LONGEST_SILENCE, streamRequest } from './sse/stream-request.ts';

/** Server-Sent Events (WHATWG HTML §9.2). Each event is a reply; the last id is the resume point. */
export const sse: SourceDefinition = {
  kind: 'sse',
  summary: 'take the events of a stream (Server-Sent Events)',
  push: true,
  options: [
    {
      name: 'event',
      group: 'Sources',
      value: 'text',
      placeholder: 'NAME',
      repeatable: true,
      summary: 'take only events of this name; those without one are called message',
    },
    {
      name: 'idle',
      group: 'Sources',
      value: 'duration',
      placeholder: 'DUR',
      standard: formatDuration(LONGEST_SILENCE),
      summary: 'connect again when a stream has brought nothing for that long, not even a comment; 0 is never',
    },
  ],
  refuses: {
    repeat: 'the request of a stream is sent again only where that is a GET',
    conditional: 'events have no validators',
    'compare-headers': 'events have no header fields',
  },
  async open({ request, options: { event, idle } }, ports, resume) {
    const { EventFeed } = await import('./sse/event-feed.ts');
    const names = new Set(Array.isArray(event) ? event.map(String) : []);
    const rules = { request: streamRequest(request), names, idle: typeof idle === 'number' ? idle : LONGEST_SILENCE };
    return new EventFeed(rules, ports, typeof resume === 'string' ? { lastId: resume } : {});
  },
};
