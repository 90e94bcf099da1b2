import { describe, expect, it } from 'vitest';
import { lastEventIdField, streamRequest } from '../../../../src/sources/sse/stream-request.ts';
import { requestTo } from '../../../support/server-requests.ts';

describe('the request for a stream', () => {
  it('keeps what the user has set, and everything else of it', () => {
    const request = requestTo('http://a.test/', {
      method: 'POST',
      headers: [
        ['accept', 'application/x-events'],
        ['X-Key', 'k'],
        ['cache-control', 'no-cache'],
      ],
    });
    expect(streamRequest(request)).toEqual(request);
  });

  it('has no other Accept than its own', () => {
    const { headers } = streamRequest(requestTo('http://a.test/', { headers: [['Accept', '*/*']] }));
    expect(headers).toEqual([
      ['Accept', 'text/event-stream'],
      ['Cache-Control', 'no-store'],
    ]);
  });
});

describe('the id of the last event', () => {
  it.each([
    ['7', { 'last-event-id': '7' }],
    ['a b\tc', { 'last-event-id': 'a b\tc' }],
    ['€', { 'last-event-id': '\xe2\x82\xac' }],
  ])('is sent in UTF-8: %j', (id, field) => {
    expect(lastEventIdField(id)).toEqual(field);
  });

  it.each(['', 'a\u0001', 'a\u007f', 'x'.repeat(5000)])('is not sent where there is none, or no field can hold it: %#', (id) => {
    expect(lastEventIdField(id)).toEqual({});
  });
});
