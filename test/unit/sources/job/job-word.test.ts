import { describe, expect, it } from 'vitest';
import { judge } from '../../../../src/conditions/judge.ts';
import { parseCondition } from '../../../../src/conditions/parse.ts';
import { numberOf } from '../../../../src/domain/exact-number.ts';
import type { Json } from '../../../../src/domain/json.ts';
import { isFinalWord, jobWord, usualGoals } from '../../../../src/sources/job/job-word.ts';
import { answerOf, metaOf } from '../../../support/records.ts';

describe('the word of a job', () => {
  it.each<[string, Json, string | undefined]>([
    ['Azure', { status: 'Running', percentComplete: 50 }, 'Running'],
    ['an Azure resource', { properties: { provisioningState: 'Succeeded' } }, 'Succeeded'],
    ['Google, running', { name: 'operations/1', metadata: {} }, undefined],
    ['Google, not done', { name: 'operations/1', done: false }, 'running'],
    ['Google, done', { name: 'operations/1', done: true, response: {} }, 'done'],
    ['Google, failed', { name: 'operations/1', done: true, error: { code: 5 } }, 'error'],
    ['Google Compute, failed', { status: 'DONE', error: { errors: [{ code: 'QUOTA' }] } }, 'error'],
    ['Vertex AI', { state: 'JOB_STATE_CANCELLED' }, 'CANCELLED'],
    ['OpenAI', { id: 'batch_1', status: 'in_progress', error: null }, 'in_progress'],
    ['Anthropic', { id: 'msgbatch_1', processing_status: 'ended' }, 'ended'],
    ['Replicate', { id: 'x', status: 'succeeded', output: ['https://…'], error: null }, 'succeeded'],
    ['DashScope', { output: { task_status: 'PENDING' } }, 'PENDING'],
    ['an envelope', { status: 'success', data: { id: 1, status: 'processing' } }, 'processing'],
    ['an envelope around nothing', { status: 'success', data: [] }, 'success'],
    ['a word around another', { status: 'running', data: { status: 'done' } }, 'running'],
    ['a status that is a number', { status: 200, state: 'done' }, 'done'],
    ['a number with many digits', { status: numberOf('12345678901234567890') }, undefined],
    ['an error alone', { error: 'no such model' }, 'error'],
    ['an error without content', { status: 'completed', error: { code: null, message: null } }, 'completed'],
    ['a document without one', { id: 1 }, undefined],
    ['a list', [{ status: 'done' }], undefined],
    ['a text', 'done', undefined],
    ['an empty word', { status: '' }, undefined],
  ])('in a document of %s', (_, document, word) => {
    expect(jobWord(document)).toBe(word);
  });

  it('is not looked for where there is no document', () => {
    expect(jobWord(undefined)).toBe(undefined);
  });
});

const GOOD = ['Succeeded', 'SUCCEEDED', 'success', 'completed', 'complete', 'done', 'finished', 'ended', 'succeed'];
const BAD = ['Failed', 'failure', 'error', 'errored', 'Canceled', 'cancelled', 'aborted', 'expired', 'rejected', 'timed_out'];
const RUNNING = ['Running', 'queued', 'in_progress', 'cancelling', 'not_done', 'Moderating', 'unsuccessful try', 'incomplete'];

describe('the usual goals', () => {
  const verdictOf = async (text: string, event: string) => {
    const answer = answerOf('', { format: 'text', meta: metaOf({ event }) });
    const observation = { kind: 'value', at: 0, answer, repeat: false, unmodified: false } as const;
    return judge(await parseCondition(text), { observation, polls: 1, elapsed: 0 }).verdict;
  };
  const verdicts = async (event: string) => [
    await verdictOf(usualGoals.until[0] ?? '', event),
    await verdictOf(usualGoals.failWhen[0] ?? '', event),
  ];

  it.each(GOOD)('are met at %s', async (word) => {
    expect([...(await verdicts(word)), isFinalWord(word)]).toEqual(['met', 'unmet', true]);
  });

  it.each(BAD)('have failed at %s', async (word) => {
    expect([...(await verdicts(word)), isFinalWord(word)]).toEqual(['unmet', 'met', true]);
  });

  it.each(RUNNING)('go on at %s', async (word) => {
    expect([...(await verdicts(word)), isFinalWord(word)]).toEqual(['unmet', 'unmet', false]);
  });
});
