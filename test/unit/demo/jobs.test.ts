/** Claims about the job endpoints: what a client of long-running operations is told from first to last. */
import { describe, expect, it } from 'vitest';
import { jobRoutes } from '../../../src/demo/jobs.ts';
import { type Asking, ask, documentIn } from '../../support/demo-question.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

const setting = () => {
  const clock = createFakeClock();
  const routes = jobRoutes(clock);
  return {
    clock,
    get: (path: string) => ask(routes, path),
    post: (path = '/jobs', asking: Asking = {}) => ask(routes, path, { method: 'POST', ...asking }),
  };
};

describe('a job', () => {
  it('is accepted with the URL of its operation', async () => {
    const answer = await setting().post('/jobs', { origin: 'http://localhost:8080' });
    expect(answer).toMatchObject({
      status: 202,
      headers: { 'operation-location': 'http://localhost:8080/jobs/1', 'retry-after': '1' },
    });
    expect(documentIn(answer)).toEqual({ id: 1, status: 'queued' });
  });

  it('goes from queued through running to a result', async () => {
    const { clock, get, post } = setting();
    await post();
    const first = await get('/jobs/1');
    expect([documentIn(first), first.headers['retry-after']]).toEqual([{ id: 1, status: 'queued' }, '1']);
    await clock.advance(2500);
    expect(documentIn(await get('/jobs/1'))).toEqual({ id: 1, status: 'running', percent: 50 });
    expect((await get('/jobs/1/result')).status).toBe(404);
    await clock.advance(1500);
    const last = await get('/jobs/1');
    expect(documentIn(last)).toEqual({
      id: 1,
      status: 'succeeded',
      resourceLocation: 'http://demo.test/jobs/1/result',
    });
    expect(last.headers['retry-after']).toBe(undefined);
    expect(documentIn(await get('/jobs/1/result'))).toEqual({ job: 1, rows: 1280, file: 'report-1.csv' });
  });

  it('fails when asked to, and has no result then', async () => {
    const { clock, get, post } = setting();
    await post('/jobs?fail');
    await clock.advance(4000);
    expect(documentIn(await get('/jobs/1'))).toEqual({
      id: 1,
      status: 'failed',
      error: { code: 'source_unavailable', message: 'the warehouse did not answer within 2 s' },
    });
    const result = await get('/jobs/1/result');
    expect([result.status, documentIn(result)]).toEqual([404, { error: 'job 1 has no result: it is failed' }]);
  });

  it('is the same for the same idempotency key, and refused for other data', async () => {
    const { clock, post } = setting();
    const headers = { 'idempotency-key': 'today' };
    await post('/jobs', { headers, body: 'a' });
    await clock.advance(1000);
    const again = await post('/jobs', { headers, body: 'a' });
    expect([again.status, documentIn(again)]).toEqual([202, { id: 1, status: 'running', percent: 0 }]);
    expect((await post('/jobs', { headers, body: 'b' })).status).toBe(422);
  });

  it('is not found before it was taken on', async () => {
    const { get } = setting();
    expect([(await get('/jobs/1')).status, (await get('/jobs/1/result')).status]).toEqual([404, 404]);
  });
});
