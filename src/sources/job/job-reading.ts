/** What an answer says about a job: its word, and whether anything more is to come. */

import type { Json } from '../../domain/json.ts';
import type { RawAnswer } from '../../domain/observation.ts';
import { headerOf } from '../../domain/reply.ts';
import { isFinalWord, jobWord } from './job-word.ts';

/** An answer, understood. */
export interface JobReading {
  /** Undefined where the answer is no document; it may be the result itself, or nothing of use. */
  readonly document?: Json;
  /** The document's word, or ours where it has none; undefined where the answer says nothing about the job. */
  readonly word?: string;
  /** The document has a word of its own. */
  readonly isSpoken: boolean;
  /** It is the last answer that counts. */
  readonly isFinal: boolean;
}

/** What is known when an answer is read. */
export interface JobContext {
  readonly document: Json | undefined;
  /** The answer says that there is more to come: by its status, or by a field that names the operation. */
  readonly isTaken: boolean;
  /** A document of this job had a word before. */
  readonly isSpoken: boolean;
}

const TAKEN = 202;
const WITHOUT_CONTENT: ReadonlySet<number> = new Set([204, 205]);
/** A page that came in between, or a document that was cut. */
const NO_RESULT = /^\s*(?:text\/html|application\/xhtml\+xml|application\/json|text\/json|[^/;]+\/[^/;]+\+json)\b/i;

/** Reads a good answer about a job: words count; where there never was one, any status but 202 is the end. */
export function readJob(answer: RawAnswer, { document, isTaken, isSpoken }: JobContext): JobReading {
  const word = jobWord(document);
  const read = { isSpoken: word !== undefined, ...(document !== undefined && { document }) };
  if (word !== undefined) return { ...read, word, isFinal: isFinalWord(word) };
  if (isTaken) return { ...read, word: 'accepted', isFinal: false };
  return document !== undefined || isResult(answer, isSpoken)
    ? { ...read, word: 'done', isFinal: true }
    : { ...read, isFinal: false };
}

/** True for the answer to a request, or to a question about its job, that says that there is more to come. */
export function isTaken(status: number): boolean {
  return status === TAKEN;
}

/** Whether an answer that is no document can be what a job has made. */
function isResult({ meta: { status, headers }, body }: RawAnswer, isSpoken: boolean): boolean {
  if (WITHOUT_CONTENT.has(status)) return true;
  // A server that speaks of its job does not fall silent at its end.
  if (body.length === 0) return !isSpoken;
  return !NO_RESULT.test(headerOf(headers, 'content-type') ?? '');
}
