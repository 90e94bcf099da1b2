/** Polling that has found an event stream goes on as one: nothing is asked twice, and nothing is lost of what has come. */

import type { Feed, SourcePorts } from '../../domain/ports.ts';
import type { RequestSpec } from '../../domain/watch.ts';
import type { StreamAnswer } from '../conditional-exchange.ts';
import { EventFeed } from './event-feed.ts';
import { LONGEST_SILENCE, streamRequest } from './stream-request.ts';

/** The events of the stream that `request` was answered with. Connections after this one are asked for as streams are. */
export function takeOver(request: RequestSpec, stream: StreamAnswer, ports: SourcePorts): Feed {
  return new EventFeed({ request: streamRequest(request), names: new Set(), idle: LONGEST_SILENCE }, ports, { stream });
}
