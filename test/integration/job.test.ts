/** Claims about jobs, on servers that take them on as Azure, Google and AI services do. */
import { describe, expect, it } from 'vitest';
import type { RequestSpec } from '../../src/domain/watch.ts';
import { compileQuery } from '../../src/json/query/query.ts';
import { readUrlTemplate } from '../../src/sources/job/url-template.ts';
import { job } from '../../src/sources/job.ts';
import { live } from '../support/live-watch.ts';
import { type SeenRequest, type ShortAnswer, startServer } from '../support/server.ts';
import { openTestClient } from '../support/server-client.ts';
import { freePort } from '../support/server-listening.ts';
import { requestTo } from '../support/server-requests.ts';
import type { WatchParts } from '../support/watches.ts';

interface Setting {
  readonly answers: (request: SeenRequest, count: number) => ShortAnswer | 'hang up';
  readonly parts?: Partial<RequestSpec>;
  readonly goals?: WatchParts;
  readonly jobUrl?: string;
  readonly resultUrl?: string;
}

/** A job sent to a server, watched to its end. */
async function jobOn({ answers, parts, goals, jobUrl, resultUrl }: Setting) {
  await using server = await startServer((request, response) => {
    const answer = answers(request, server.requests.length);
    if (answer !== 'hang up') return answer;
    response.socket?.resetAndDestroy();
    return undefined;
  });
  await using client = openTestClient();
  const template = (text: string) => readUrlTemplate(text, compileQuery);
  const lived = await live({
    source: job,
    options: {
      ...(jobUrl !== undefined && { jobUrl: await template(jobUrl) }),
      ...(resultUrl !== undefined && { resultUrl: await template(resultUrl) }),
    },
    request: requestTo(`${server.url}/jobs`, { method: 'POST', body: new TextEncoder().encode('{"prompt":"x"}'), ...parts }),
    http: client.http,
    ...(goals !== undefined && { parts: goals }),
  });
  return { ...lived, asked: server.requests.map(({ method, path }) => `${method} ${path}`), requests: server.requests };
}

const json = (body: unknown, rest: ShortAnswer = {}): ShortAnswer => ({
  ...rest,
  headers: { 'Content-Type': 'application/json', ...rest.headers },
  body: JSON.stringify(body),
});

describe('a job as Azure has it', () => {
  const answers: Setting['answers'] = ({ method, path }, count) => {
    if (method !== 'GET') {
      return {
        status: 202,
        headers: { 'Operation-Location': '/ops/1', 'Azure-AsyncOperation': '/old/1', Location: '/results/1' },
      };
    }
    if (path === '/ops/1') return json({ status: 'Running' }, { headers: { 'Operation-Location': '/ops/2' } });
    if (path === '/ops/2') return json({ status: count < 5 ? 'Running' : 'Succeeded' });
    return json({ path });
  };

  it('is sent once, asked about at the newest URL, and its result fetched', async () => {
    const { outcome, asked, end } = await jobOn({ answers });
    expect(outcome.result).toBe('met');
    expect(asked).toEqual(['POST /jobs', 'GET /ops/1', 'GET /ops/2', 'GET /ops/2', 'GET /ops/2', 'GET /results/1']);
    expect(end.value).toEqual({ path: '/results/1' });
  });

  it('has the result of a PUT at its own URL', async () => {
    const { end } = await jobOn({ answers, parts: { method: 'PUT' } });
    expect(end.value).toEqual({ path: '/jobs' });
  });

  it('fails with its word', async () => {
    const failing: Setting['answers'] = ({ method }) =>
      method === 'POST'
        ? { status: 202, headers: { Location: '/ops/1' } }
        : json({ status: 'Canceled', error: { code: 'UserCanceled', message: 'stopped by the user' } });
    const { outcome } = await jobOn({ answers: failing });
    expect(outcome).toMatchObject({
      result: 'failed',
      advice: expect.arrayContaining([expect.stringContaining('stopped by the user')]),
    });
  });

  it('may have no document, only statuses', async () => {
    const { outcome, asked } = await jobOn({
      answers: ({ method }, count) =>
        method === 'DELETE' || count < 4 ? { status: 202, headers: { Location: '/ops/1' } } : { status: 204 },
      parts: { method: 'DELETE' },
    });
    expect(outcome.result).toBe('met');
    expect(asked).toEqual(['DELETE /jobs', 'GET /ops/1', 'GET /ops/1', 'GET /ops/1']);
  });

  it('may show its progress with a 202 and end with a 204', async () => {
    const { outcome, of } = await jobOn({
      answers: ({ method }, count) => {
        if (method === 'POST') return { status: 202, headers: { Location: '/ops/1' } };
        return count < 4 ? json({ status: 'InProgress', percent: count }, { status: 202 }) : { status: 204 };
      },
    });
    expect([outcome.result, of('error'), of('change').length]).toEqual(['met', [], 1]);
  });

  it('is waited for as long as the server says', async () => {
    const started = performance.now();
    const { outcome } = await jobOn({
      answers: ({ method }) =>
        method === 'POST' ? { status: 202, headers: { Location: '/ops/1', 'Retry-After': '1' } } : json({ status: 'Succeeded' }),
    });
    expect(outcome.result).toBe('met');
    expect(performance.now() - started).toBeGreaterThan(950);
  });
});

describe('a job as Google has it', () => {
  it('is done when it says so, or has failed', async () => {
    const operation =
      (done: unknown): Setting['answers'] =>
      ({ method }, count) =>
        method === 'POST'
          ? json({ name: 'operations/7', done: false })
          : json(count < 4 ? { name: 'operations/7', done: false } : done);
    const good = await jobOn({
      answers: operation({ name: 'operations/7', done: true, response: { n: 1 } }),
      jobUrl: '/v1/{{+name}}',
    });
    expect([good.outcome.result, good.end.value]).toEqual(['met', { name: 'operations/7', done: true, response: { n: 1 } }]);
    expect(good.asked.at(-1)).toBe('GET /v1/operations/7');
    const bad = await jobOn({
      answers: operation({ done: true, error: { code: 3, message: 'no such region' } }),
      jobUrl: '/v1/{{+name}}',
    });
    expect(bad.outcome.result).toBe('failed');
  });
});

describe('a job as AI services have it', () => {
  it('is one command: its id, then its status, then its result', async () => {
    const { outcome, asked, end } = await jobOn({
      answers: ({ method, path }, count) => {
        if (method === 'POST') return json({ id: 'job_1', status: 'queued' });
        if (path.endsWith('/result')) return json({ text: 'hello' });
        return json({ id: 'job_1', status: count < 4 ? 'in_progress' : 'completed' });
      },
      jobUrl: '/jobs/{{id}}',
      resultUrl: '/jobs/{{id}}/result',
    });
    expect(outcome.result).toBe('met');
    expect(asked).toEqual(['POST /jobs', 'GET /jobs/job_1', 'GET /jobs/job_1', 'GET /jobs/job_1', 'GET /jobs/job_1/result']);
    expect(end.value).toEqual({ text: 'hello' });
  });

  it('needs no words where its document links to itself', async () => {
    const { outcome, asked } = await jobOn({
      answers: ({ method, headers }) =>
        method === 'POST'
          ? json({ id: 1, status: 'starting', urls: { get: `http://${headers.host}/predictions/1` } }, { status: 201 })
          : json({ status: 'succeeded', output: ['x'] }),
    });
    expect(outcome.result).toBe('met');
    expect(asked).toEqual(['POST /jobs', 'GET /predictions/1']);
  });

  it('may give a picture in the end', async () => {
    const { outcome, end, of } = await jobOn({
      answers: ({ method }, count) => {
        if (method === 'POST') return { status: 202, headers: { Location: '/results/1' } };
        if (count < 4) return json({ id: 1, status: 'in-progress' }, { status: 202 });
        return { headers: { 'Content-Type': 'image/png' }, body: Uint8Array.of(0x89, 0x50, 0xff) };
      },
    });
    expect([outcome.result, of('error')]).toEqual(['met', []]);
    expect(end.value).toMatch(/^sha256:/);
  });
});

describe('a request that may have started a job', () => {
  it('is not sent again after the connection broke', async () => {
    const { outcome, asked } = await jobOn({ answers: () => 'hang up' });
    expect(outcome.result).toBe('unreachable');
    expect(outcome).toMatchObject({ reason: expect.stringContaining('whether the job was taken on is not known') });
    expect(asked).toEqual(['POST /jobs']);
  });

  it('is not sent again after an error, whatever pause the server wants', async () => {
    const { outcome, asked } = await jobOn({
      answers: () => json({ error: 'no room' }, { status: 503, headers: { 'Retry-After': '3600' } }),
    });
    expect(outcome).toMatchObject({ result: 'unreachable', reason: expect.stringContaining('503 (no room)') });
    expect(asked).toEqual(['POST /jobs']);
  });

  it('is refused as any other', async () => {
    const { outcome, asked } = await jobOn({ answers: () => json({ error: 'who are you?' }, { status: 401 }) });
    expect([outcome.result, asked]).toEqual(['refused', ['POST /jobs']]);
  });

  it('is sent again under its Idempotency-Key, the same each time', async () => {
    const { outcome, requests } = await jobOn({
      answers: ({ method }, count) => {
        if (method === 'GET') return json({ status: 'done' });
        return count < 3 ? 'hang up' : { status: 202, headers: { Location: '/ops/1' } };
      },
      parts: { headers: [['Idempotency-Key', 'k1']] },
    });
    expect(outcome.result).toBe('met');
    expect(requests.map(({ method, headers }) => [method, headers['idempotency-key']])).toEqual([
      ['POST', 'k1'],
      ['POST', 'k1'],
      ['POST', 'k1'],
      ['GET', undefined],
    ]);
  });

  it('is sent again as long as nobody listens', async () => {
    const port = await freePort();
    await using client = openTestClient();
    const request = requestTo(`http://127.0.0.1:${port}/`, { method: 'POST' });
    const { outcome } = await live({ source: job, request, http: client.http, parts: { limits: { maxErrors: 3 } } });
    expect(outcome).toMatchObject({ result: 'unreachable', reason: expect.stringContaining('3 failed polls running') });
  });
});

describe('a job on another origin', () => {
  const headers = [['Authorization', 'Bearer secret-1']] as const;

  it('is not asked about, and gets no secret', async () => {
    await using other = await startServer(() => json({ status: 'done' }));
    const { outcome } = await jobOn({
      answers: () => ({ status: 202, headers: { Location: `${other.url}/1` } }),
      parts: { headers },
    });
    expect(outcome).toMatchObject({ result: 'unreachable', reason: expect.stringContaining(other.url) });
    expect(other.requests).toEqual([]);
  });

  it('is asked about bare where there are none', async () => {
    await using other = await startServer(() => json({ status: 'done' }));
    const { outcome } = await jobOn({
      answers: () => ({ status: 202, headers: { Location: `${other.url}/1` } }),
      parts: { headers: [['X-Team', 'blue']] },
    });
    expect(outcome.result).toBe('met');
    expect(other.requests.map(({ headers: sent }) => [sent['x-team'], sent['user-agent']])).toEqual([[undefined, 'watch-api']]);
  });

  it('gets them where the user trusts it', async () => {
    await using other = await startServer(() => json({ status: 'done' }));
    const { outcome } = await jobOn({
      answers: () => ({ status: 202, headers: { Location: `${other.url}/1` } }),
      parts: { headers, trusted: true },
    });
    expect(outcome.result).toBe('met');
    expect(other.requests.map(({ headers: sent }) => sent.authorization)).toEqual(['Bearer secret-1']);
  });
});
