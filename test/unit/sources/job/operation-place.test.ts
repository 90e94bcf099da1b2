import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../src/domain/json.ts';
import type { HeaderFields } from '../../../../src/domain/reply.ts';
import { locationIn, placeAfterPoll, placeAfterSubmission, resultLink } from '../../../../src/sources/job/operation-place.ts';
import { metaOfShort } from '../../../support/scripted-http.ts';

const url = 'https://api.test/v1/jobs';
const by = url;

function placeOf(headers: HeaderFields, more: { method?: string; status?: number; document?: Json; by?: string } = {}) {
  const meta = metaOfShort({ status: more.status ?? 202, headers, url: more.by ?? url });
  return placeAfterSubmission({ meta, document: more.document }, { method: more.method ?? 'POST', url });
}

describe('the answer to the request names the place', () => {
  const all = { 'operation-location': '/op', 'azure-asyncoperation': '/async', location: '/location' };

  it.each<[string, HeaderFields, unknown]>([
    ['Operation-Location first', all, { via: 'operation', reference: '/op', by }],
    ['then Azure-AsyncOperation', { ...all, 'operation-location': undefined }, { via: 'operation', reference: '/async', by }],
    ['then Location', { location: '/location' }, { via: 'location', reference: '/location', by }],
    [
      'an empty one is none',
      { 'operation-location': '', location: '/location' },
      { via: 'location', reference: '/location', by },
    ],
    ['none at all', {}, undefined],
  ])('%s', (_, headers, place) => {
    expect(placeOf(headers)).toEqual(place);
  });

  it('a PUT, and a reading, is asked about at its own URL', () => {
    for (const method of ['PUT', 'GET']) expect(placeOf({}, { method })).toEqual({ via: 'own', reference: url, by });
    for (const method of ['POST', 'PATCH', 'DELETE']) expect(placeOf({}, { method })).toBe(undefined);
  });

  it('a POST that was redirected to its job is asked about there', () => {
    const job = 'https://api.test/v1/jobs/7';
    expect(placeOf({}, { status: 200, by: job })).toEqual({ via: 'own', reference: job, by: job });
    expect(placeOf({}, { status: 202, by: job })).toBe(undefined);
  });

  it.each<[Json]>([
    [{ status_url: 'https://api.test/v1/jobs/7' }],
    [{ id: 7, urls: { get: 'https://api.test/v1/jobs/7', cancel: 'https://api.test/v1/jobs/7/cancel' } }],
    [{ links: { self: 'https://api.test/v1/jobs/7' } }],
    [{ _links: { self: { href: 'https://api.test/v1/jobs/7' } } }],
    [{ self: 'https://api.test/v1/jobs/7', url: 'https://api.test/other' }],
    [{ href: 'https://other.test/1', url: 'https://api.test/v1/jobs/7' }],
  ])('by a link of its own origin in the body: %j', (document) => {
    expect(placeOf({}, { document })).toEqual({ via: 'body', reference: 'https://api.test/v1/jobs/7', by });
  });

  it.each<[Json]>([
    [{ url: 'https://other.test/1' }],
    [{ self: 'job-7' }],
    [{ href: 'ftp://api.test/' }],
    [[{ url }]],
    ['/jobs/7'],
  ])('but by nothing else there: %j', (document) => {
    expect(placeOf({}, { document })).toBe(undefined);
  });
});

describe('a later answer names a newer place', () => {
  const meta = (status: number, headers: HeaderFields) => metaOfShort({ status, headers, url });

  it('by its field for operations, whatever named the last one', () => {
    for (const via of ['operation', 'location', 'body', 'own'] as const)
      expect(placeAfterPoll(meta(200, { 'operation-location': '/2' }), via)).toEqual({ via: 'operation', reference: '/2', by });
  });

  it('by the Location of a 202, unless there is a field for operations', () => {
    expect(placeAfterPoll(meta(202, { location: '/2' }), 'location')).toEqual({ via: 'location', reference: '/2', by });
    expect(placeAfterPoll(meta(200, { location: '/2' }), 'location')).toBe(undefined);
    expect(placeAfterPoll(meta(202, { location: '/2' }), 'operation')).toBe(undefined);
  });

  it('but not in place of the one the user gave', () => {
    expect(placeAfterPoll(meta(202, { 'operation-location': '/2' }), 'template')).toBe(undefined);
  });
});

describe('where the result is', () => {
  it.each<[Json, string | undefined]>([
    [{ resourceLocation: 'https://other.test/r' }, 'https://other.test/r'],
    [{ response_url: 'https://api.test/r' }, 'https://api.test/r'],
    [{ result: '/r' }, '/r'],
    [{ result: 'https://other.test/r' }, undefined],
    [{ result: 'success' }, undefined],
    [{ result: { id: 1 } }, undefined],
  ])('%j', (document, link) => {
    expect(resultLink(document, url)).toBe(link);
  });

  it('may be in the Location beside the operation', () => {
    expect(locationIn(metaOfShort({ headers: { location: '../r' }, url }))).toBe('https://api.test/r');
    expect(locationIn(metaOfShort({ headers: {}, url }))).toBe(undefined);
  });
});
