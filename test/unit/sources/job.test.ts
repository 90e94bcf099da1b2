import { expect, it } from 'vitest';
import { compileQuery } from '../../../src/json/query/query.ts';
import { usualGoals } from '../../../src/sources/job/job-word.ts';
import { readUrlTemplate } from '../../../src/sources/job/url-template.ts';
import { job } from '../../../src/sources/job.ts';
import { answering, scriptedHttp } from '../../support/scripted-http.ts';
import { requestTo } from '../../support/server-requests.ts';
import { sourcePorts } from '../../support/source-ports.ts';

const signal = new AbortController().signal;

it('a job has goals of its own, and is not repeated', () => {
  expect(job.usualGoals).toBe(usualGoals);
  expect(Object.keys(job.refuses ?? {})).toEqual(['repeat']);
});

it('a job is opened with the templates the user gave', async () => {
  const { http, asked } = scriptedHttp([
    answering({ body: { id: 7, status: 'queued' } }),
    answering({ body: { status: 'done' } }),
    answering({}),
  ]);
  const options = {
    jobUrl: await readUrlTemplate('/jobs/{{id}}', compileQuery),
    resultUrl: await readUrlTemplate('/results/{{id}}', compileQuery),
  };
  const feed = await job.open({ request: requestTo('http://api.test/', { method: 'POST' }), options }, sourcePorts({ http }));
  await feed.next(signal);
  await feed.next(signal);
  await feed.final?.(signal);
  expect(asked.map(({ spec }) => spec.url)).toEqual(['http://api.test/', 'http://api.test/jobs/7', 'http://api.test/results/7']);
});
