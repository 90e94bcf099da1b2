/** Claims about the model's endpoint: submit, get an id, poll, find the output. */
import { describe, expect, it } from 'vitest';
import { generationRoutes } from '../../../src/demo/generations.ts';
import { type Asking, ask, documentIn } from '../../support/demo-question.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

const PATH = '/v1/generations';
const URL_OF_FIRST = 'http://demo.test/v1/generations/gen_1';
const setting = () => {
  const clock = createFakeClock();
  const routes = generationRoutes(clock);
  return {
    clock,
    get: (path: string) => ask(routes, path),
    post: (asking: Asking, path = PATH) => ask(routes, path, { method: 'POST', ...asking }),
  };
};
const body = '{"prompt":"tea"}';

describe('a generation', () => {
  it('is submitted, polled and completed', async () => {
    const { clock, get, post } = setting();
    const submitted = await post({ body });
    expect([submitted.status, documentIn(submitted)]).toEqual([
      202,
      { id: 'gen_1', status: 'queued', urls: { get: URL_OF_FIRST } },
    ]);
    await clock.advance(1000);
    expect(documentIn(await get(`${PATH}/gen_1`))).toMatchObject({ status: 'processing' });
    await clock.advance(3000);
    expect(documentIn(await get(`${PATH}/gen_1`))).toEqual({
      id: 'gen_1',
      status: 'completed',
      urls: { get: URL_OF_FIRST },
      output: 'Here is what there is to say about "tea": it takes its time.',
    });
  });

  it('may fail', async () => {
    const { clock, get, post } = setting();
    await post({ body }, `${PATH}?fail`);
    await clock.advance(3000);
    expect(documentIn(await get(`${PATH}/gen_1`))).toMatchObject({ status: 'failed', error: { type: 'model_overloaded' } });
  });

  it.each(['', '{}', '{"prompt":""}', '{"prompt":7}', 'prompt=tea'])('needs a prompt, which %j has not', async (text) => {
    const answer = await setting().post({ body: text });
    expect([answer.status, documentIn(answer)]).toEqual([
      400,
      { error: { type: 'invalid_request', message: 'send {"prompt": "…"}' } },
    ]);
  });

  it('is made once for one idempotency key', async () => {
    const { post } = setting();
    const headers = { 'idempotency-key': 'k' };
    await post({ headers, body });
    expect(documentIn(await post({ headers, body }))).toMatchObject({ id: 'gen_1' });
    expect((await post({ headers, body: '{"prompt":"coffee"}' })).status).toBe(422);
  });

  it('is not found before it was submitted', async () => {
    expect((await setting().get(`${PATH}/gen_1`)).status).toBe(404);
  });
});
