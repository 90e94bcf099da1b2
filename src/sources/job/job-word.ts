/** The word in which an operation document says how its job stands, and which words mean that it has ended. */

import type { SourceDefinition } from '../../domain/definition.ts';
import type { Json } from '../../domain/json.ts';
import { memberAt, textAt } from './member-at.ts';

// As Azure, Google and the usual AI services have them. A word that is not among them means that the job still runs.
const WELL = 'succeeded|succeed|success|completed|complete|done|finished|ended';
const BADLY = 'failed|failure|error|errored|canceled|cancelled|aborted|expired|rejected|timed_out';

/** The goals of whoever gave none: `event()` is the job's word, wherever in the document it stands. */
export const usualGoals: NonNullable<SourceDefinition['usualGoals']> = {
  until: [`event() =~ '(?i)^(${WELL})$'`],
  failWhen: [`event() =~ '(?i)^(${BADLY})$'`],
};

const SUCCESS = new RegExp(`^(?:${WELL})$`, 'i');
const END = new RegExp(`^(?:${WELL}|${BADLY})$`, 'i');
/** An answer may be wrapped into one that says no more than that the question was a good one. */
const WRAPPED = /^(?:ok|success)$/i;

const NAMES = ['status', 'state', 'processing_status', 'task_status', 'job_status'];
const WRAPPERS = ['data', 'output', 'job', 'task'];

const ERROR = 'error';

/** The word, as it stands there; undefined where a document has none. What is done, but with an error, is an `error`. */
export function jobWord(document: Json | undefined): string | undefined {
  const done = memberAt(document, ['done']);
  const word = typeof done === 'boolean' ? (done ? 'done' : 'running') : statusWord(document);
  if (word === undefined) return hasError(document) ? ERROR : undefined;
  return SUCCESS.test(word) && hasError(document) ? ERROR : word;
}

/** True for a word after which nothing more comes. */
export function isFinalWord(word: string): boolean {
  return END.test(word);
}

function statusWord(document: Json | undefined): string | undefined {
  const outside = wordIn(document) ?? textAt(document, ['properties', 'provisioningState']);
  if (outside !== undefined && !WRAPPED.test(outside)) return withoutPrefix(outside);
  const inside = WRAPPERS.map((name) => wordIn(memberAt(document, [name]))).find((word) => word !== undefined);
  const word = inside ?? outside;
  return word === undefined ? undefined : withoutPrefix(word);
}

function wordIn(object: Json | undefined): string | undefined {
  return NAMES.map((name) => textAt(object, [name])).find((word) => word !== undefined);
}

/** `JOB_STATE_SUCCEEDED` is how some write an enumeration. */
function withoutPrefix(word: string): string {
  return word.replace(/^\w+_STATE_/, '');
}

function hasError(document: Json | undefined): boolean {
  const error = memberAt(document, ['error']);
  if (error === undefined || error === null || error === false || error === '') return false;
  return typeof error !== 'object' || Object.values(error).some((part) => part !== null);
}
