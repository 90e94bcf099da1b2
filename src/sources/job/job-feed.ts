/** One job as a feed: sent once, asked about at the newest URL its answers name, its result fetched at the end. */

import type { Json } from '../../domain/json.ts';
import type { RawAnswer } from '../../domain/observation.ts';
import type { Feed, SourcePorts } from '../../domain/ports.ts';
import type { Failure, Meta, Reply } from '../../domain/reply.ts';
import type { RequestSpec } from '../../domain/watch.ts';
import { isThrottling } from '../../pacing/server-hints.ts';
import { wholeAnswer } from '../../requests/whole-answer.ts';
import { fetchResult } from './fetch-result.ts';
import { notSentAgain, placeless, uncertain, unfilled } from './job-failures.ts';
import { isTaken, type JobReading, readJob } from './job-reading.ts';
import { isRepeatable } from './job-requests.ts';
import { keptJob, type Operation, openOperation, resumeOf } from './operation.ts';
import {
  locationIn,
  type OperationPlace,
  operationField,
  type PlaceAnswer,
  placeAfterPoll,
  placeAfterSubmission,
} from './operation-place.ts';
import { fillUrlTemplate, type UrlTemplate } from './url-template.ts';

/** What a job is made from. */
export interface JobRules {
  readonly request: RequestSpec;
  readonly jobUrl?: UrlTemplate;
  readonly resultUrl?: UrlTemplate;
}

/** Where a job stands. */
type Phase =
  | { readonly kind: 'unsent' }
  | { readonly kind: 'running'; readonly operation: Operation }
  /** There is nobody left to ask: this is what asking gives. */
  | { readonly kind: 'over'; readonly reply: Reply };

const NOTHING: Readonly<Record<string, string>> = {};
const PASSING: ReadonlySet<number> = new Set([404, 408, 409, 423, 425, 429]);

/** A job that is sent when it is first asked for, or that an earlier run has sent. */
export class JobFeed implements Feed {
  readonly #rules: JobRules;
  readonly #ports: Pick<SourcePorts, 'http' | 'readJson'>;
  #phase: Phase = { kind: 'unsent' };
  #submitted: Json | undefined;
  #last: JobReading | undefined;
  #isSpoken = false;
  /** Where the last answers said that the result will be. */
  #location: string | undefined;
  /** What came in the end in place of a document. */
  #result: Reply | undefined;
  /** Someone remembers a document of this job. */
  #isKnown = false;

  constructor(rules: JobRules, ports: Pick<SourcePorts, 'http' | 'readJson'>, resume: Json | undefined) {
    this.#rules = rules;
    this.#ports = ports;
    const kept = keptJob(resume, rules.request);
    if (kept === undefined) return;
    this.#location = kept.location;
    const failure = this.#follow(kept.place);
    if (failure !== undefined) this.#end({ kind: 'failure', failure });
  }

  next(signal: AbortSignal): Promise<Reply> {
    switch (this.#phase.kind) {
      case 'unsent':
        return this.#submit(signal);
      case 'running':
        return this.#ask(this.#phase.operation, signal);
      case 'over':
        return Promise.resolve(this.#phase.reply);
    }
  }

  async settle(reply: Reply, how: 'delivered' | 'failed'): Promise<void> {
    if (how === 'delivered' && reply.kind === 'response') this.#isKnown = true;
    if (how === 'failed' && this.#phase.kind === 'running') this.#phase.operation.conditional.forget();
  }

  async final(signal: AbortSignal): Promise<Reply | undefined> {
    if (this.#result !== undefined) return this.#result;
    const operation = this.#phase.kind === 'running' ? this.#phase.operation : undefined;
    const documents = [this.#last?.document, this.#submitted];
    return fetchResult({ ...this.#rules, operation, documents, location: this.#location }, this.#ports.http, signal);
  }

  async close(): Promise<void> {}

  async #submit(signal: AbortSignal): Promise<Reply> {
    const { request } = this.#rules;
    const exchange = wholeAnswer(await this.#ports.http.exchange(request, NOTHING, signal));
    if (exchange.kind === 'failure') {
      const { failure, unsent } = exchange;
      if (unsent || signal.aborted || isRepeatable(request)) return { kind: 'failure', failure };
      return this.#end({ kind: 'failure', failure: uncertain(failure, request) });
    }
    const { meta, body } = exchange;
    if (isGood(meta)) return this.#submittedBy(exchange);
    const response: Reply = { kind: 'response', body, meta, then: 'interval' };
    if (isRepeatable(request)) return response;
    const over = this.#end({
      kind: 'failure',
      failure: notSentAgain(meta, { request, document: this.#ports.readJson(exchange) }),
    });
    // A refusal is the end in any case; of what might pass there is nothing to wait for.
    return mightPass(meta) ? over : response;
  }

  /** Understands the answer to the request itself: it is judged only where it is more than a promise. */
  #submittedBy(answer: RawAnswer): Reply {
    const { meta, body } = answer;
    const isPromise = isTaken(meta.status) || operationField(meta.headers) !== undefined;
    const { isFinal, document } = this.#understand(answer, isPromise);
    this.#submitted = document;
    if (isFinal && !isPromise) {
      this.#end({ kind: 'end' });
      return { kind: 'response', body, meta: this.#told(meta), then: 'now' };
    }
    const failure = this.#begin({ meta, document });
    if (failure !== undefined) {
      const reply = this.#end({ kind: 'failure', failure });
      return isPromise ? reply : { kind: 'response', body, meta: this.#told(meta), then: 'now' };
    }
    const about = { meta: this.#told(meta), then: 'interval', ...this.#resume() } as const;
    return isPromise ? { kind: 'quiet', ...about } : { kind: 'response', body, ...about };
  }

  async #ask(operation: Operation, signal: AbortSignal): Promise<Reply> {
    const reply = await operation.conditional.ask(signal);
    if (reply.kind === 'failure') return reply;
    if (reply.kind === 'unmodified')
      return { kind: 'unmodified', meta: this.#told(reply.meta), then: 'interval', ...this.#resume() };
    const { meta, body } = reply;
    if (!isGood(meta)) return { kind: 'response', body, meta, then: 'interval', ...this.#resume() };
    const place = placeAfterPoll(meta, operation.via);
    if (operation.via === 'operation') this.#location = locationIn(meta) ?? this.#location;
    const failure = place === undefined ? undefined : this.#follow(place);
    if (failure !== undefined) return this.#end({ kind: 'failure', failure });
    const wasFinal = this.#last?.isFinal === true;
    const { document, isFinal } = this.#understand(reply, isTaken(meta.status));
    // With its end a job is not to be gone on with; but who asks beyond that waits for something else.
    const about = { meta: this.#told(meta), then: 'interval', ...((wasFinal || !isFinal) && this.#resume()) } as const;
    const response: Reply = { kind: 'response', body, ...about };
    if (document !== undefined || !(isTaken(meta.status) || (isFinal && this.#isKnown))) return response;
    // The document before it goes on being judged, now under the word of the end.
    if (isFinal && body.length > 0) this.#result = response;
    return { kind: 'quiet', ...about };
  }

  /** Finds out from the answer to the request where its job is; says why that cannot be. */
  #begin(answer: PlaceAnswer): Failure | undefined {
    const { request, jobUrl } = this.#rules;
    if (operationField(answer.meta.headers) !== undefined) this.#location = locationIn(answer.meta);
    if (jobUrl === undefined) {
      const place = placeAfterSubmission(answer, request);
      return place === undefined ? placeless(answer.meta) : this.#follow(place);
    }
    const reference = fillUrlTemplate(jobUrl, answer.document);
    if (reference === undefined) return unfilled('--job-url', jobUrl.text);
    return this.#follow({ via: 'template', reference, by: request.url });
  }

  /** Asks there from now on; says why that cannot be. */
  #follow(place: OperationPlace): Failure | undefined {
    const before = this.#phase.kind === 'running' ? this.#phase.operation : undefined;
    const opened = openOperation(before?.request ?? this.#rules.request, place, this.#ports.http);
    if ('failure' in opened) return opened.failure;
    const isSame = before?.request.url === opened.request.url && before.via === opened.via;
    if (!isSame) this.#phase = { kind: 'running', operation: opened };
    return undefined;
  }

  #understand(answer: RawAnswer, hasMore: boolean): JobReading {
    const document = this.#ports.readJson(answer);
    this.#last = readJob(answer, { document, isTaken: hasMore, isSpoken: this.#isSpoken });
    this.#isSpoken ||= this.#last.isSpoken;
    return this.#last;
  }

  #end<R extends Reply>(reply: R): R {
    this.#phase = { kind: 'over', reply };
    return reply;
  }

  /** The job's word is the name of the message, so that conditions can look at it wherever it stands. */
  #told(meta: Meta): Meta {
    const word = this.#last?.word;
    return word === undefined ? meta : { ...meta, event: word };
  }

  #resume(): { readonly resume?: Json } {
    return this.#phase.kind === 'running' ? { resume: resumeOf(this.#phase.operation, this.#location) } : {};
  }
}

/** True for errors that are gone when they are asked again later. */
function mightPass(meta: Meta): boolean {
  return meta.status >= 500 || PASSING.has(meta.status) || isThrottling(meta);
}

function isGood({ status }: Meta): boolean {
  return status >= 200 && status < 300;
}
