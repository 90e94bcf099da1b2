/** What can be wrong with an event stream, in words for people. */

import { formatDuration } from '../../domain/duration.ts';
import type { Notice } from '../../domain/notice.ts';
import { excerpt } from '../../domain/printable.ts';
import { type Failure, headerOf, type Meta } from '../../domain/reply.ts';
import { sizeText } from '../../domain/size.ts';
import type { Millis } from '../../domain/time.ts';

const LONGEST_TYPE = 60;

/** All is well, says the status, but there is no stream. */
export function noStream(meta: Meta): Failure {
  const type = headerOf(meta.headers, 'content-type')?.split(';', 1)[0]?.trim() ?? '';
  const what = type === '' ? 'something' : excerpt(type, LONGEST_TYPE);
  const message = `the server answered ${meta.status} with ${what} in place of an event stream (text/event-stream)`;
  return { kind: 'malformed', message, hint: 'To ask it again and again: --source poll.', meta };
}

/** The server took us in and sent us away. */
export const ENDED_EMPTY: Failure = {
  kind: 'network',
  code: 'STREAM_ENDED',
  message: 'the server ended the event stream before anything came',
};

/** Not even a comment came. */
export function silent(idle: Millis): Failure {
  const message = `nothing came over the event stream for ${formatDuration(idle)}, not even a comment (--idle)`;
  return { kind: 'network', code: 'STREAM_SILENT', message };
}

/** What was begun by a request that is sent once cannot be had again. */
export function notAskedAgain(failure: Failure, method: string): Failure {
  if (failure.kind === 'protocol') return failure;
  const message = `${saidOf(failure)}; a stream that a ${method} began is not asked for again`;
  return { kind: 'protocol', code: 'STREAM_ONCE', message };
}

/** The request was answered by an error. */
export function notSentAgain({ status }: Meta, method: string): Failure {
  return {
    kind: 'protocol',
    code: 'STREAM_ONCE',
    message: `the answer to the ${method} was ${status}, and it is not sent again`,
  };
}

/** Without ids there is nothing to go on from. */
export const GAP: Notice = {
  code: 'gap',
  message: 'events sent while the connection is down are lost: the stream has given no id to go on from',
};

function saidOf(failure: Exclude<Failure, { kind: 'protocol' }>): string {
  switch (failure.kind) {
    case 'timeout':
      return `no answer came within ${formatDuration(failure.after)}`;
    case 'oversize':
      return `an event is larger than ${sizeText(failure.limit)}`;
    default:
      return failure.message;
  }
}
