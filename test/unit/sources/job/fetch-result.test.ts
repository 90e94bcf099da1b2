import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../src/domain/json.ts';
import type { RequestSpec } from '../../../../src/domain/watch.ts';
import { compileQuery } from '../../../../src/json/query/query.ts';
import { fetchResult } from '../../../../src/sources/job/fetch-result.ts';
import { type Operation, openOperation } from '../../../../src/sources/job/operation.ts';
import type { Via } from '../../../../src/sources/job/operation-place.ts';
import { readUrlTemplate } from '../../../../src/sources/job/url-template.ts';
import { answering, broken, scriptedHttp } from '../../../support/scripted-http.ts';
import { requestTo } from '../../../support/server-requests.ts';

const url = 'https://api.test/jobs';
const signal = new AbortController().signal;

interface Ended {
  readonly method?: string;
  readonly via?: Via;
  readonly document?: Json;
  readonly submitted?: Json;
  readonly location?: string;
  readonly template?: string;
  readonly parts?: Partial<RequestSpec>;
}

/** What is asked at the end of a job, and what comes of it. */
async function endOf({ method = 'POST', via, document, submitted, location, template, parts }: Ended) {
  const { http, asked } = scriptedHttp([answering({ body: { made: true } })]);
  const request = requestTo(url, { method, ...parts });
  const operation = via === undefined ? undefined : opened(request, via);
  const resultUrl = template === undefined ? undefined : await readUrlTemplate(template, compileQuery);
  const job = { request, operation, documents: [document, submitted], location, ...(resultUrl !== undefined && { resultUrl }) };
  const reply = await fetchResult(job, http, signal);
  return { reply, asked: asked.map(({ spec }) => `${spec.method} ${spec.url}`) };
}

function opened(request: RequestSpec, via: Via): Operation {
  const operation = openOperation(request, { via, reference: '/operations/7', by: url }, scriptedHttp([]).http);
  if ('failure' in operation) throw new Error(operation.failure.kind);
  return operation;
}

describe('the result of a job', () => {
  const location = 'https://api.test/results/7';

  it.each<[string, Ended, readonly string[]]>([
    [
      'is where the last document says',
      { via: 'operation', document: { resourceLocation: '/r/7' } },
      ['GET https://api.test/r/7'],
    ],
    ['of a POST at the Location beside its operation', { via: 'operation', document: {}, location }, [`GET ${location}`]],
    ['of a PUT at its own URL', { method: 'PUT', via: 'operation', location }, [`GET ${url}`]],
    ['of a PATCH, too', { method: 'PATCH', via: 'operation', location }, [`GET ${url}`]],
    ['of a DELETE nowhere', { method: 'DELETE', via: 'operation', location }, []],
    ['is the last answer, where Location was asked', { via: 'location', document: {}, location }, []],
    ['is within the last document, where nothing says otherwise', { via: 'body', document: { response: {} } }, []],
    ['is the first answer, where that was the last', { method: 'PUT', document: {} }, []],
    [
      'is where the user says, filled in from the last document',
      { via: 'body', template: '/results/{{out}}', document: { out: 'a b' }, submitted: { out: 'x' } },
      ['GET https://api.test/results/a%20b'],
    ],
    [
      'or from the first',
      { via: 'body', template: '/results/{{id}}', document: {}, submitted: { id: 7 } },
      ['GET https://api.test/results/7'],
    ],
  ])('%s', async (_, ended, requests) => {
    const { reply, asked } = await endOf(ended);
    expect(asked).toEqual(requests);
    expect(reply?.kind).toBe(requests.length === 0 ? undefined : 'response');
  });

  it('of a PUT that was asked about at its own URL is there already', async () => {
    const request = requestTo(url, { method: 'PUT' });
    const operation = openOperation(request, { via: 'own', reference: url, by: url }, scriptedHttp([]).http);
    if ('failure' in operation) throw new Error(operation.failure.kind);
    const { http } = scriptedHttp([]);
    expect(await fetchResult({ request, operation, documents: [{}], location: undefined }, http, signal)).toBe(undefined);
  });
});

describe('no result is fetched', () => {
  it('from another origin that would get the user`s credentials', async () => {
    const ended = { via: 'operation', document: { resourceLocation: 'https://other.test/r' } } as const;
    const { reply, asked } = await endOf({ ...ended, parts: { headers: [['Authorization', 'x']] } });
    expect([reply, asked]).toMatchObject([{ kind: 'failure', failure: { code: 'NAMED_ORIGIN' } }, []]);
  });

  it('where the user`s template cannot be filled in', async () => {
    const { reply } = await endOf({ via: 'body', template: '/results/{{id}}', document: {} });
    expect(reply).toMatchObject({
      kind: 'failure',
      failure: { message: '--result-url /results/{{id}} cannot be filled in: the answer has not one text or number there' },
    });
  });

  it('where the connection breaks', async () => {
    const request = requestTo(url);
    const job = {
      request,
      operation: opened(request, 'operation'),
      documents: [{ resourceLocation: '/r' }],
      location: undefined,
    };
    expect(await fetchResult(job, scriptedHttp([broken()]).http, signal)).toMatchObject({ failure: { code: 'ECONNRESET' } });
  });
});
