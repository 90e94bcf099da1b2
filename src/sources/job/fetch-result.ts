/** The result of a job, fetched where its last document says, or where its kind of request has it. */

import type { Json } from '../../domain/json.ts';
import type { Http } from '../../domain/ports.ts';
import type { Reply } from '../../domain/reply.ts';
import type { RequestSpec } from '../../domain/watch.ts';
import { onwardRequest } from '../../requests/onward-request.ts';
import { wholeAnswer } from '../../requests/whole-answer.ts';
import { unfilled } from './job-failures.ts';
import { readingOf } from './job-requests.ts';
import type { Operation } from './operation.ts';
import { resultLink } from './operation-place.ts';
import { fillUrlTemplate, type UrlTemplate } from './url-template.ts';

/** What is known of a job at its end. */
export interface EndedJob {
  /** The request it was started by. */
  readonly request: RequestSpec;
  readonly resultUrl?: UrlTemplate;
  /** Where it was asked about; undefined where the first answer was the last. */
  readonly operation: Operation | undefined;
  /** What answers brought, the last one first. */
  readonly documents: readonly (Json | undefined)[];
  /** The `Location` beside the place to ask. */
  readonly location: string | undefined;
}

/** The answer at the result's own URL, or why there is none; undefined where the last document is the result. */
export async function fetchResult(job: EndedJob, http: Http, signal: AbortSignal): Promise<Reply | undefined> {
  const { request, resultUrl, documents } = job;
  const asked = job.operation?.request ?? readingOf(request);
  const reference = resultUrl === undefined ? placeOf(job, asked.url) : filled(resultUrl, documents);
  if (reference === undefined) {
    return resultUrl === undefined ? undefined : { kind: 'failure', failure: unfilled('--result-url', resultUrl.text) };
  }
  const by = resultUrl === undefined ? asked.url : request.url;
  const onward = onwardRequest(asked, { what: 'the result', by, reference });
  if (onward.kind === 'refused') return { kind: 'failure', failure: onward.failure };
  const exchange = wholeAnswer(await http.exchange(onward.request, {}, signal));
  if (exchange.kind === 'failure') return { kind: 'failure', failure: exchange.failure };
  return { kind: 'response', body: exchange.body, meta: exchange.meta, then: 'interval' };
}

function filled(template: UrlTemplate, documents: EndedJob['documents']): string | undefined {
  return documents.map((document) => fillUrlTemplate(template, document)).find((url) => url !== undefined);
}

/**
 * What a PUT or a PATCH was for is at its own URL, what a POST has made at the `Location` beside its operation (Azure REST API
 * guidelines, long-running operations). Whoever was asked at `Location` has given the result itself.
 */
function placeOf({ request, operation, documents, location }: EndedJob, by: string): string | undefined {
  const link = resultLink(documents[0], by);
  if (link !== undefined || operation === undefined || operation.via === 'location') return link;
  const { method, url } = request;
  if (method === 'PUT' || method === 'PATCH') return operation.request.url === url ? undefined : url;
  return method === 'POST' ? location : undefined;
}
