/** `/v1/generations`: a slow answer of a model, in the manner of AI APIs: submit, get an id, poll, find the output inside. */

import type { JsonObject } from '../domain/json.ts';
import type { Clock } from '../domain/time.ts';
import { type Answer, json, objectIn, type Question } from './exchange.ts';
import { createJobBook, type Job, type JobBook, KEY_TAKEN, orderIn, type Standing } from './job-book.ts';
import type { Route } from './routes.ts';

const PATH = '/v1/generations';
const WORDS = { queued: 'queued', running: 'processing', succeeded: 'completed', failed: 'failed' };
const ERROR = { type: 'model_overloaded', message: 'the model is overloaded' };

/** The routes to a model that needs four seconds. */
export function generationRoutes(clock: Clock): readonly Route[] {
  const book = createJobBook(clock);
  return [
    { method: 'POST', path: PATH, about, answer: (question) => submit(question, book) },
    {
      method: 'GET',
      path: `${PATH}/gen_{id}`,
      answer: ({ url }, id) => {
        const job = book.find(id);
        if (job === undefined) return refusal(404, { type: 'not_found', message: 'there is no such generation' });
        return json(200, generation(job, book.standing(job), url.origin));
      },
    },
  ];
}

const about = {
  shows: 'A generation: {"prompt": …} gives an id and urls.get; polled, it goes from queued through processing to completed.',
  try: [`watch-api --source job --data-json '{"prompt":"tea"}' {origin}${PATH} --print output`],
};

function submit(question: Question, book: JobBook): Answer {
  const prompt = objectIn(question)?.['prompt'];
  if (typeof prompt !== 'string' || prompt === '') {
    return refusal(400, { type: 'invalid_request', message: 'send {"prompt": "…"}' });
  }
  const job = book.take(orderIn(question, prompt));
  if (job === undefined) return refusal(422, { type: 'idempotency_error', message: KEY_TAKEN });
  return json(202, generation(job, book.standing(job), question.url.origin));
}

function refusal(status: number, error: JsonObject): Answer {
  return json(status, { error });
}

function generation(job: Job, { phase }: Standing, origin: string): JsonObject {
  return {
    id: `gen_${job.number}`,
    status: WORDS[phase],
    urls: { get: `${origin}${PATH}/gen_${job.number}` },
    ...(phase === 'succeeded' && { output: `Here is what there is to say about "${job.order}": it takes its time.` }),
    ...(phase === 'failed' && { error: ERROR }),
  };
}
