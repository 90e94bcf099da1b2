import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../src/domain/json.ts';
import { keptJob, openOperation, resumeOf } from '../../../../src/sources/job/operation.ts';
import { scriptedHttp } from '../../../support/scripted-http.ts';
import { requestTo } from '../../../support/server-requests.ts';

const url = 'https://api.test/jobs';
const request = requestTo(url, { method: 'POST', body: new Uint8Array([1]), headers: [['Authorization', 'x']] });
const { http } = scriptedHttp([]);

describe('an operation', () => {
  it('is asked about with a GET at its place', () => {
    const opened = openOperation(request, { via: 'location', reference: '/jobs/1', by: url }, http);
    expect(opened).toMatchObject({
      via: 'location',
      request: requestTo('https://api.test/jobs/1', { headers: [['Authorization', 'x']] }),
    });
  });

  it('of another origin is not asked about where the user`s credentials are needed', () => {
    const opened = openOperation(request, { via: 'location', reference: 'https://other.test/1', by: url }, http);
    expect(opened).toMatchObject({ failure: { code: 'NAMED_ORIGIN' } });
  });
});

describe('a later run', () => {
  it.each([undefined, 'https://api.test/result'])('finds what was kept, the place of the result (%s) included', (location) => {
    const opened = openOperation(request, { via: 'operation', reference: '/jobs/1', by: url }, http);
    if ('failure' in opened) throw new Error(opened.failure.kind);
    expect(keptJob(resumeOf(opened, location), request)).toEqual({
      place: { via: 'operation', reference: 'https://api.test/jobs/1', by: url },
      ...(location !== undefined && { location }),
    });
  });

  it.each<[Json | undefined]>([[undefined], [null], ['x'], [[]], [{}], [{ job: 1, via: 'own' }], [{ job: url, via: 'magic' }]])(
    'takes %j for nothing',
    (resume) => {
      expect(keptJob(resume, request)).toBe(undefined);
    },
  );
});
