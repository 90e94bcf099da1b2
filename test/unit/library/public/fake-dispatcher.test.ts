/** Claims about answers without a network. */
import { describe, expect, it } from 'vitest';
import { type FakeDispatcher, fakeDispatcher } from '../../../../src/library/public/fake-dispatcher.ts';
import type { DispatchHandler } from '../../../../src/library/public/ports.ts';

/** Sends one request; what the dispatcher told of it. */
function ask(dispatcher: FakeDispatcher, more: { readonly path?: string; readonly body?: Uint8Array } = {}) {
  const told: unknown[][] = [];
  const handler: DispatchHandler = {
    onRequestStart: () => void told.push(['start']),
    onResponseStart: (_, status, headers) => void told.push(['head', status, headers]),
    onResponseData: (_, chunk) => void told.push(['data', Buffer.from(chunk).toString()]),
    onResponseEnd: () => void told.push(['end']),
    onResponseError: (_, error) => void told.push(['error', error.message]),
  };
  const headers = ['Accept', '*/*', 'X-A', '1'];
  const { path = '/', body = null } = more;
  const request = { origin: 'http://a.test', method: 'GET', path, headers, body, headersTimeout: 0, bodyTimeout: 0 };
  dispatcher.dispatch(request, handler);
  return told;
}

describe('a fake dispatcher', () => {
  it('answers by its list, the last again and again', () => {
    const dispatcher = fakeDispatcher([{ status: 503 }, { body: 'ok' }]);
    const heads = [ask(dispatcher), ask(dispatcher), ask(dispatcher)].map((told) => told[1]);
    expect(heads).toEqual([
      ['head', 503, {}],
      ['head', 200, {}],
      ['head', 200, {}],
    ]);
  });

  it('answers by a function of the request, and remembers what it was asked', () => {
    const dispatcher = fakeDispatcher(({ url }) => ({ body: url }));
    expect(ask(dispatcher, { path: '/a?b=1', body: Buffer.from('x') })).toEqual([
      ['start'],
      ['head', 200, {}],
      ['data', 'http://a.test/a?b=1'],
      ['end'],
    ]);
    expect(dispatcher.requests).toEqual([
      { method: 'GET', url: 'http://a.test/a?b=1', headers: { accept: '*/*', 'x-a': '1' }, body: 'x' },
    ]);
  });

  it('makes JSON of an object, and says so unless told otherwise', () => {
    expect(ask(fakeDispatcher([{ body: { a: 1 } }])).slice(1, 3)).toEqual([
      ['head', 200, { 'content-type': 'application/json' }],
      ['data', '{"a":1}'],
    ]);
    expect(ask(fakeDispatcher([{ body: [1], headers: { 'Content-Type': 'text/x' } }]))[1]).toEqual([
      'head',
      200,
      { 'content-type': 'text/x' },
    ]);
  });

  it('fails with the error it is given, and where it has nothing to say', () => {
    expect(ask(fakeDispatcher([new Error('refused')]))).toEqual([['start'], ['error', 'refused']]);
    expect(ask(fakeDispatcher([]))).toEqual([['start'], ['error', 'the script is empty']]);
  });
});
