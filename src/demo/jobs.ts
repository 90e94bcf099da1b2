/** `/jobs`: work that takes longer than a request, in the manner of Azure's long-running operations. */

import type { JsonObject } from '../domain/json.ts';
import type { Clock } from '../domain/time.ts';
import { type Answer, fresh, json, type Question } from './exchange.ts';
import { createJobBook, type Job, type JobBook, KEY_TAKEN, orderIn, type Standing } from './job-book.ts';
import type { Route } from './routes.ts';

const ERROR = { code: 'source_unavailable', message: 'the warehouse did not answer within 2 s' };

/** The routes to a queue of jobs. */
export function jobRoutes(clock: Clock): readonly Route[] {
  const book = createJobBook(clock);
  return [
    { method: 'POST', path: '/jobs', about, answer: (question) => takeOn(question, book) },
    {
      method: 'GET',
      path: '/jobs/{id}',
      answer: ({ url }, id) => known(book.find(id), (job) => operation(job, book.standing(job), url.origin)),
    },
    {
      method: 'GET',
      path: '/jobs/{id}/result',
      answer: (question, id) => known(book.find(id), (job) => result(question, job, book.standing(job))),
    },
  ];
}

const about = {
  shows:
    'A job, done after 4 s: 202 with Operation-Location, then its status, then /jobs/N/result. ' +
    '?fail fails. An Idempotency-Key is honoured.',
  try: [
    'watch-api --source job -X POST {origin}/jobs --print rows',
    "watch-api --source job -X POST -H 'Idempotency-Key: today' '{origin}/jobs?fail'",
  ],
};

function takeOn(question: Question, book: JobBook): Answer {
  const job = book.take(orderIn(question, question.body));
  if (job === undefined) return json(422, { error: KEY_TAKEN });
  const location = `${question.url.origin}/jobs/${job.number}`;
  return json(202, documentOf(job, book.standing(job)), { 'operation-location': location, 'retry-after': '1' });
}

function operation(job: Job, standing: Standing, origin: string): Answer {
  const document = documentOf(job, standing);
  switch (standing.phase) {
    case 'succeeded':
      return json(200, { ...document, resourceLocation: `${origin}/jobs/${job.number}/result` });
    case 'failed':
      return json(200, { ...document, error: ERROR });
    default:
      return json(200, document, { 'retry-after': '1' });
  }
}

function documentOf({ number }: Job, standing: Standing): JsonObject {
  return { id: number, status: standing.phase, ...(standing.phase === 'running' && { percent: standing.percent }) };
}

function result(question: Question, { number }: Job, { phase }: Standing): Answer {
  if (phase !== 'succeeded') return json(404, { error: `job ${number} has no result: it is ${phase}` });
  return fresh(question, { job: number, rows: 1280, file: `report-${number}.csv` });
}

function known(job: Job | undefined, answer: (job: Job) => Answer): Answer {
  return job === undefined ? json(404, { error: 'there is no such job' }) : answer(job);
}
