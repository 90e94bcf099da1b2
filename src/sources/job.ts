/** The source for jobs: a request that starts something and is sent once, then asked about until it has come to an end. */

import type { SourceDefinition } from '../domain/definition.ts';
import { usualGoals } from './job/job-word.ts';
import { isUrlTemplate, readUrlTemplate } from './job/url-template.ts';

/** Long-running operations (RFC 9110 §15.3.3, as Azure, Google and most AI services have them). Replies carry the job's URL as `resume`. */
export const job: SourceDefinition = {
  kind: 'job',
  summary: 'send a request once, then ask how the job it has started stands',
  options: [
    {
      name: 'job-url',
      group: 'Sources',
      value: 'text',
      placeholder: 'URL',
      summary: 'where to ask about a job, {{PATH}} filled in from the answer: /jobs/{{id}}',
    },
    {
      name: 'result-url',
      group: 'Sources',
      value: 'text',
      placeholder: 'URL',
      summary: 'where the result of a job is, filled in the same way',
    },
  ],
  readers: { 'job-url': readUrlTemplate, 'result-url': readUrlTemplate },
  refuses: { repeat: 'the request of a job is sent once; with an Idempotency-Key header it is sent again after trouble' },
  usualGoals,
  open: async ({ request, options }, ports, resume) => {
    const { JobFeed } = await import('./job/job-feed.ts');
    const { jobUrl, resultUrl } = options;
    const rules = { request, ...(isUrlTemplate(jobUrl) && { jobUrl }), ...(isUrlTemplate(resultUrl) && { resultUrl }) };
    return new JobFeed(rules, ports, resume);
  },
};
