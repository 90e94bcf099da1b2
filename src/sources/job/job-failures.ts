/** What can go wrong with a job that waiting does not cure, in words for people. */

import { formatDuration } from '../../domain/duration.ts';
import type { Json } from '../../domain/json.ts';
import { excerpt, printable } from '../../domain/printable.ts';
import type { Failure, Meta } from '../../domain/reply.ts';
import { sizeText } from '../../domain/size.ts';
import type { RequestSpec } from '../../domain/watch.ts';
import { textAt } from './member-at.ts';

type Final = Extract<Failure, { kind: 'protocol' }>;

/** Where error documents have their text (RFC 9457, and what is usual). */
const WORDS = [['error', 'message'], ['message'], ['detail'], ['error'], ['title']];
const LONGEST = 200;
const AGAIN = `Have it sent again safely by giving it a name: -H 'Idempotency-Key: NAME'.`;

/** The request broke after some of it was sent. What is final already stays as it is. */
export function uncertain(failure: Failure, { method }: RequestSpec): Failure {
  if (failure.kind === 'protocol') return failure;
  return final(
    'JOB_UNCERTAIN',
    `${saidOf(failure)}; whether the job was taken on is not known, so the ${method} is not sent again`,
    `Look whether it was. ${AGAIN}`,
  );
}

/** The request was answered by an error; what the document in it says is told with it. */
export function notSentAgain(
  { status }: Meta,
  { request, document }: { readonly request: RequestSpec; readonly document: Json | undefined },
): Final {
  const said = WORDS.map((names) => textAt(document, names)).find((text) => text !== undefined);
  // Whole or not at all: in the part of a text a secret might not be found any more.
  const answer = said === undefined || said.length > LONGEST ? String(status) : `${status} (${printable(said.trim())})`;
  const message = `the answer to the ${request.method} was ${answer}, and it is not sent again: that could start a second job`;
  return final('JOB_NOT_TAKEN', message, AGAIN);
}

/** The job was taken on, but nothing says where it is. */
export function placeless({ status }: Meta): Final {
  return final(
    'JOB_URL',
    `the answer ${status} does not say where to ask about the job: it has no Operation-Location, Azure-AsyncOperation or Location, and no URL in its body`,
    "Where the body has an id, say where that leads: --job-url '/jobs/{{id}}'.",
  );
}

/** A path of `--job-url` or `--result-url` selects nothing that could stand in a URL. */
export function unfilled(option: string, template: string): Final {
  return final(
    'JOB_URL',
    `${option} ${excerpt(template, 100)} cannot be filled in: the answer has not one text or number there`,
    'Look at the answer with --source poll --once --repeat --print body.',
  );
}

function final(code: string, message: string, hint: string): Final {
  return { kind: 'protocol', code, message, hint };
}

function saidOf(failure: Exclude<Failure, Final>): string {
  switch (failure.kind) {
    case 'timeout':
      return `no complete answer within ${formatDuration(failure.after)}`;
    case 'oversize':
      return `the answer is larger than ${sizeText(failure.limit)}`;
    default:
      return failure.message;
  }
}
