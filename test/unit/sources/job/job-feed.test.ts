import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../src/domain/json.ts';
import type { Feed } from '../../../../src/domain/ports.ts';
import type { Reply } from '../../../../src/domain/reply.ts';
import type { RequestSpec } from '../../../../src/domain/watch.ts';
import { compileQuery } from '../../../../src/json/query/query.ts';
import { JobFeed } from '../../../../src/sources/job/job-feed.ts';
import { readUrlTemplate } from '../../../../src/sources/job/url-template.ts';
import { answering, broken, type ShortExchange, scriptedHttp, timedOut } from '../../../support/scripted-http.ts';
import { requestTo } from '../../../support/server-requests.ts';
import { sourcePorts } from '../../../support/source-ports.ts';

const url = 'https://api.test/jobs';
const signal = new AbortController().signal;
const key = { headers: [['Idempotency-Key', 'k1']] } as const;

interface Setting {
  readonly parts?: Partial<RequestSpec>;
  readonly resume?: Json | undefined;
  readonly jobUrl?: string;
}

/** A POST to a scripted server, and what it was asked. */
async function jobOn(exchanges: Parameters<typeof scriptedHttp>[0], { parts, resume, jobUrl }: Setting = {}) {
  const { http, asked } = scriptedHttp(exchanges);
  const request = requestTo(url, { method: 'POST', body: new Uint8Array([1]), ...parts });
  const rules = { request, ...(jobUrl !== undefined && { jobUrl: await readUrlTemplate(jobUrl, compileQuery) }) };
  const feed = new JobFeed(rules, sourcePorts({ http }), resume);
  return { feed, requests: () => asked.map(({ spec }) => `${spec.method} ${spec.url.replace('https://api.test', '')}`), asked };
}

/** Replies taken in as the engine would. */
async function replies(feed: Feed, count: number): Promise<readonly Reply[]> {
  const all: Reply[] = [];
  for (let at = 0; at < count; at++) {
    const reply = await feed.next(signal);
    all.push(reply);
    await feed.settle?.(reply, reply.kind === 'response' || reply.kind === 'unmodified' ? 'delivered' : 'failed');
  }
  return all;
}

const eventsOf = (all: readonly Reply[]) => all.map((reply) => ('meta' in reply ? reply.meta?.event : reply.kind));
const taken = (headers: ShortExchange['headers'] = { 'operation-location': '/ops/7' }) => answering({ status: 202, headers });
const running = answering({ body: { status: 'Running' } });
const succeeded = answering({ body: { status: 'Succeeded' } });

describe('a job', () => {
  it('is sent once, and asked about from then on', async () => {
    const { feed, requests, asked } = await jobOn([taken(), running, succeeded]);
    const all = await replies(feed, 3);
    expect(requests()).toEqual(['POST /jobs', 'GET /ops/7', 'GET /ops/7']);
    expect(asked.map(({ spec }) => spec.body?.length)).toEqual([1, undefined, undefined]);
    expect(all.map(({ kind }) => kind)).toEqual(['quiet', 'response', 'response']);
    expect(all.map((reply) => 'then' in reply && reply.then)).toEqual(['interval', 'interval', 'interval']);
    expect(eventsOf(all)).toEqual(['accepted', 'Running', 'Succeeded']);
  });

  it('is asked about at the newest URL, each relative to the one that named it', async () => {
    const { feed, requests } = await jobOn([
      taken({ location: '/v1/ops/7' }),
      answering({ status: 202, headers: { location: '8' } }),
      answering({ body: { status: 'Running' }, headers: { 'azure-asyncoperation': '/async/9' } }),
      answering({ status: 202, headers: { location: '/elsewhere' } }),
      succeeded,
    ]);
    await replies(feed, 5);
    expect(requests()).toEqual(['POST /jobs', 'GET /v1/ops/7', 'GET /v1/ops/8', 'GET /async/9', 'GET /async/9']);
  });

  it('carries its URL for a later run until it ends, and beyond where someone goes on asking', async () => {
    const first = await jobOn([taken({ 'operation-location': '/ops/7', location: '/r/7' }), running, succeeded, succeeded]);
    const all = await replies(first.feed, 4);
    const resumes = all.map((reply) => ('resume' in reply ? reply.resume : undefined));
    expect(resumes[0]).toEqual({ job: 'https://api.test/ops/7', via: 'operation', location: 'https://api.test/r/7' });
    expect(resumes[1]).toEqual(resumes[0]);
    expect(resumes.slice(2)).toEqual([undefined, resumes[0]]);
    const second = await jobOn([succeeded, answering({ body: 'made' })], { resume: resumes[1] });
    await replies(second.feed, 1);
    await second.feed.final(signal);
    expect(second.requests()).toEqual(['GET /ops/7', 'GET /r/7']);
  });

  it('is over with an answer that promises nothing more', async () => {
    const { feed, requests } = await jobOn([answering({ status: 201, body: { id: 7 }, headers: { location: '/jobs/7' } })]);
    const [reply, end] = await replies(feed, 2);
    expect(reply).toMatchObject({ kind: 'response', then: 'now', meta: { status: 201, event: 'done' } });
    expect(end).toEqual({ kind: 'end' });
    expect(requests()).toEqual(['POST /jobs']);
  });

  it('goes on where such an answer is a document that says so', async () => {
    const { feed, requests } = await jobOn([
      answering({ status: 201, body: { id: 7, status: 'starting', urls: { get: 'https://api.test/jobs/7' } } }),
      succeeded,
    ]);
    const all = await replies(feed, 2);
    expect(all[0]).toMatchObject({ kind: 'response', then: 'interval', meta: { event: 'starting' } });
    expect(requests()).toEqual(['POST /jobs', 'GET /jobs/7']);
  });

  it('is not judged by an answer that names its operation, whatever the status', async () => {
    const { feed } = await jobOn([
      answering({ status: 201, body: { name: 'x' }, headers: { 'azure-asyncoperation': '/ops/7' } }),
      running,
    ]);
    expect((await replies(feed, 2)).map(({ kind }) => kind)).toEqual(['quiet', 'response']);
  });

  it('is asked about where the user says, whatever the answers say', async () => {
    const { feed, requests } = await jobOn(
      [answering({ body: { id: 'a/b', status: 'queued' }, headers: { location: '/x' } }), taken(), succeeded],
      { jobUrl: '/v2/jobs/{{id}}' },
    );
    await replies(feed, 3);
    expect(requests()).toEqual(['POST /jobs', 'GET /v2/jobs/a%2Fb', 'GET /v2/jobs/a%2Fb']);
  });

  it('of which nobody says where it is cannot be asked about', async () => {
    const promise = await jobOn([taken({})]);
    expect(await replies(promise.feed, 2)).toMatchObject(Array(2).fill({ kind: 'failure', failure: { code: 'JOB_URL' } }));
    const document = await jobOn([answering({ body: { id: 7, status: 'queued' } })]);
    expect(await replies(document.feed, 2)).toMatchObject([
      { kind: 'response', then: 'now' },
      { kind: 'failure', failure: { code: 'JOB_URL' } },
    ]);
    const template = await jobOn([answering({ status: 202, body: {} })], { jobUrl: '/jobs/{{id}}' });
    expect(await replies(template.feed, 1)).toMatchObject([{ kind: 'failure', failure: { code: 'JOB_URL' } }]);
  });

  it('of another origin is not asked about with credentials', async () => {
    const parts = { headers: [['Authorization', 'Bearer x']] } as const;
    const at = { 'operation-location': 'https://other.test/1' };
    const first = await jobOn([taken(at)], { parts });
    expect(await replies(first.feed, 2)).toMatchObject(Array(2).fill({ kind: 'failure', failure: { code: 'NAMED_ORIGIN' } }));
    const later = await jobOn([taken(), answering({ status: 202, headers: at })], { parts });
    expect((await replies(later.feed, 3)).slice(1)).toMatchObject(Array(2).fill({ failure: { code: 'NAMED_ORIGIN' } }));
    const kept = { job: 'https://other.test/1', via: 'operation', location: null };
    expect(await replies((await jobOn([], { parts, resume: kept })).feed, 1)).toMatchObject([
      { failure: { code: 'NAMED_ORIGIN' } },
    ]);
  });

  it('is asked about on through errors', async () => {
    const { feed, requests } = await jobOn([
      taken(),
      answering({ status: 503 }),
      broken(),
      answering({ status: 404 }),
      succeeded,
    ]);
    const all = await replies(feed, 5);
    expect(all.map(({ kind }) => kind)).toEqual(['quiet', 'response', 'failure', 'response', 'response']);
    expect(all[1]).toMatchObject({ then: 'interval', resume: { job: 'https://api.test/ops/7' } });
    expect(requests()).toHaveLength(5);
  });

  it('that has not changed says no more than that', async () => {
    const { feed } = await jobOn([
      taken(),
      answering({ body: { status: 'Running' }, headers: { etag: '"1"' } }),
      answering({ status: 304 }),
    ]);
    expect((await replies(feed, 3))[2]).toMatchObject({
      kind: 'unmodified',
      meta: { event: 'Running' },
      resume: { job: 'https://api.test/ops/7' },
    });
  });
});

describe('the end of a job', () => {
  const progress = answering({ status: 202, body: { id: 7, status: 'in-progress' } });
  const location = taken({ location: '/ops/7' });

  it('may be an answer without content: what was known is judged once more', async () => {
    const { feed } = await jobOn([location, progress, answering({ status: 204 })]);
    expect((await replies(feed, 3))[2]).toMatchObject({ kind: 'quiet', meta: { status: 204, event: 'done' } });
  });

  it('is judged itself where nothing is known', async () => {
    const { feed } = await jobOn([location, answering({ status: 202 }), answering({ status: 204 })]);
    const all = await replies(feed, 3);
    expect(all.map(({ kind }) => kind)).toEqual(['quiet', 'quiet', 'response']);
    expect(all[2]).toMatchObject({ meta: { event: 'done' } });
  });

  it('may be the result in place of a document', async () => {
    const { feed, requests } = await jobOn([
      location,
      progress,
      answering({ headers: { 'content-type': 'image/png' }, body: 'PNG' }),
    ]);
    expect((await replies(feed, 3))[2]).toMatchObject({ kind: 'quiet', meta: { event: 'done' } });
    expect(await feed.final(signal)).toMatchObject({ kind: 'response', body: new TextEncoder().encode('PNG') });
    expect(requests()).toHaveLength(3);
  });

  it('is not a web page that comes in between', async () => {
    const page = answering({ headers: { 'content-type': 'text/html' }, body: '<h1>Sign in</h1>' });
    const { feed } = await jobOn([location, progress, page, succeeded]);
    const all = await replies(feed, 4);
    expect(all[2]).toMatchObject({ kind: 'response', resume: { job: 'https://api.test/ops/7' } });
    expect(eventsOf(all)).toEqual(['accepted', 'in-progress', undefined, 'Succeeded']);
  });
});

describe('a request that may have started a job is not sent again', () => {
  it.each([
    ['a reset', broken()],
    ['a timeout', timedOut()],
  ])('after %s', async (_, exchange) => {
    const { feed, requests } = await jobOn([exchange]);
    expect(await replies(feed, 3)).toMatchObject(Array(3).fill({ kind: 'failure', failure: { code: 'JOB_UNCERTAIN' } }));
    expect(requests()).toEqual(['POST /jobs']);
  });

  it.each([404, 409, 429, 500, 503])('after a %i, which there is no point in waiting out', async (status) => {
    const { feed, requests } = await jobOn([
      answering({ status, headers: { 'retry-after': '600' }, body: { message: 'no room' } }),
    ]);
    const failure = { code: 'JOB_NOT_TAKEN', message: expect.stringContaining(`was ${status} (no room), and`) };
    expect(await replies(feed, 2)).toMatchObject(Array(2).fill({ kind: 'failure', failure }));
    expect(requests()).toEqual(['POST /jobs']);
  });

  it.each([400, 401, 403, 422])('after a %i, which is told as the refusal it is', async (status) => {
    const { feed, requests } = await jobOn([answering({ status, body: { error: 'no' } })]);
    expect(await replies(feed, 2)).toMatchObject([
      { kind: 'response', meta: { status }, then: 'interval' },
      { kind: 'failure', failure: { code: 'JOB_NOT_TAKEN' } },
    ]);
    expect(requests()).toEqual(['POST /jobs']);
  });

  it('by a run that has ended', async () => {
    const stop = new AbortController();
    const { feed } = await jobOn([broken('ABORTED')]);
    stop.abort();
    expect(await feed.next(stop.signal)).toMatchObject({ failure: { code: 'ABORTED' } });
  });
});

describe('a request is sent again', () => {
  it('when not a byte of it went out', async () => {
    const { feed, requests } = await jobOn([broken('ECONNREFUSED', true), taken()]);
    expect((await replies(feed, 2)).map(({ kind }) => kind)).toEqual(['failure', 'quiet']);
    expect(requests()).toEqual(['POST /jobs', 'POST /jobs']);
  });

  it('under its Idempotency-Key, after whatever trouble', async () => {
    const { feed, asked } = await jobOn([broken(), timedOut(), answering({ status: 503 }), taken(), running], { parts: key });
    const all = await replies(feed, 5);
    expect(all.map(({ kind }) => kind)).toEqual(['failure', 'failure', 'response', 'quiet', 'response']);
    expect(all[2]).toMatchObject({ then: 'interval' });
    expect(asked.map(({ spec }) => spec.headers)).toEqual([...Array(4).fill(key.headers), []]);
  });

  it('when it changes nothing', async () => {
    const { feed, requests } = await jobOn([broken(), taken({}), succeeded], { parts: { method: 'GET' } });
    await replies(feed, 3);
    expect(requests()).toEqual(['GET /jobs', 'GET /jobs', 'GET /jobs']);
  });
});
