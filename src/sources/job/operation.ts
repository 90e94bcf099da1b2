/** A job under way: where it is asked about, what named that place, and how that is kept for a later run. */

import { ExactNumber } from '../../domain/exact-number.ts';
import type { Json } from '../../domain/json.ts';
import type { Http } from '../../domain/ports.ts';
import type { Failure } from '../../domain/reply.ts';
import type { RequestSpec } from '../../domain/watch.ts';
import { onwardRequest } from '../../requests/onward-request.ts';
import { type ConditionalExchange, openConditionalExchange } from '../conditional-exchange.ts';
import { readingOf } from './job-requests.ts';
import type { OperationPlace, Via } from './operation-place.ts';

/** A place that is asked. */
export interface Operation {
  readonly request: RequestSpec;
  readonly via: Via;
  readonly conditional: ConditionalExchange;
}

/** The operation at a place that an answer to `request` names; or why it cannot be asked there. */
export function openOperation(
  request: RequestSpec,
  { reference, by, via }: OperationPlace,
  http: Http,
): Operation | { readonly failure: Failure } {
  const onward = onwardRequest(readingOf(request), { what: 'the job', by, reference });
  if (onward.kind === 'refused') return { failure: onward.failure };
  return { request: onward.request, via, conditional: openConditionalExchange(onward.request, http) };
}

/** What a later run needs to go on asking. */
export function resumeOf({ request, via }: Operation, location: string | undefined): Json {
  return { job: request.url, via, location: location ?? null };
}

/** What an earlier run kept. */
export interface Kept {
  readonly place: OperationPlace;
  readonly location?: string;
}

const VIAS: readonly Via[] = ['operation', 'location', 'body', 'own', 'template'];

/** The job an earlier run was asking about, as if `request` had named it; undefined where there is none. Never throws. */
export function keptJob(resume: Json | undefined, { url: by }: RequestSpec): Kept | undefined {
  if (typeof resume !== 'object' || resume === null || Array.isArray(resume) || resume instanceof ExactNumber) return undefined;
  const kept = new Map(Object.entries<Json>(resume));
  const reference = kept.get('job');
  const location = kept.get('location');
  const via = VIAS.find((each) => each === kept.get('via'));
  if (typeof reference !== 'string' || via === undefined) return undefined;
  return { place: { via, reference, by }, ...(typeof location === 'string' && { location }) };
}
