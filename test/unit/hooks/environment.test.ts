import { describe, expect, it } from 'vitest';
import type { WatchRecord } from '../../../src/domain/record.ts';
import { hookEnvironment } from '../../../src/hooks/environment.ts';
import { answerOf, changeOf, endOf, errorOf, itemOf, metaOf, recordOf, someUrl } from '../../support/records.ts';

const facts = { url: someUrl, poll: 3 };
const files = { event: '/t/event.json', body: '', previous: '' };
const variablesOf = (record: WatchRecord) => hookEnvironment(record, facts, files);

describe('the variables of a change', () => {
  it('are all there', () => {
    const record = recordOf(changeOf(), { seq: 7, attachment: { answer: answerOf({}) } });
    expect(variablesOf(record)).toEqual({
      WA_EVENT: 'change',
      WA_NAME: 'deploy',
      WA_URL: someUrl,
      WA_RUN: 'r1',
      WA_SEQ: '7',
      WA_POLL: '4',
      WA_STATUS: '200',
      WA_LATENCY_MS: '34',
      WA_ELAPSED_MS: '12300',
      WA_CHANGES: '1',
      WA_PATHS: '$.status',
      WA_OLD: 'building',
      WA_NEW: 'verifying',
      WA_RESULT: '',
      WA_CODE: '',
      WA_REASON: '',
      WA_EVENT_FILE: '/t/event.json',
      WA_BODY_FILE: '',
      WA_PREV_BODY_FILE: '',
    });
  });

  it('give values that are no strings as JSON, and nothing where there was nothing', () => {
    const changes = [
      { op: 'add', path: '/a', after: { b: [1] } },
      { op: 'remove', path: '/c', before: 1 },
    ] as const;
    expect(variablesOf(recordOf(changeOf({ changes })))).toMatchObject({
      WA_CHANGES: '2',
      WA_PATHS: '$.a\n$.c',
      WA_OLD: '',
      WA_NEW: '{"b":[1]}',
    });
  });

  it('are each under 1 KiB, cut between characters and without NUL', () => {
    const changes = [{ op: 'replace', path: '/s', before: `a\0${'€'.repeat(1000)}`, after: 'x'.repeat(5000) }] as const;
    const { WA_OLD, WA_NEW } = variablesOf(recordOf(changeOf({ changes })));
    expect(WA_OLD).toBe(`a${'€'.repeat(340)}`);
    expect(Buffer.byteLength(WA_OLD ?? '')).toBe(1021);
    expect(WA_NEW).toBe('x'.repeat(1023));
  });
});

it('an item is what is new', () => {
  const record = recordOf(itemOf({ value: 'Hello' }), { attachment: { answer: answerOf({}) } });
  expect(variablesOf(record)).toMatchObject({
    WA_EVENT: 'item',
    WA_POLL: '4',
    WA_STATUS: '200',
    WA_CHANGES: '1',
    WA_PATHS: '',
    WA_OLD: '',
    WA_NEW: 'Hello',
  });
});

it('an end has its result, code and reason, and the last answer of any status', () => {
  const event = endOf({ result: 'refused', exitCode: 4, reason: 'answered 401', lastStatus: 401, changes: 5 });
  const last = answerOf({}, { meta: metaOf({ status: 401, latency: 12.4 }) });
  expect(variablesOf(recordOf(event, { attachment: { answer: answerOf({}), last } }))).toMatchObject({
    WA_EVENT: 'end',
    WA_RESULT: 'refused',
    WA_CODE: '4',
    WA_REASON: 'answered 401',
    WA_STATUS: '401',
    WA_LATENCY_MS: '12',
    WA_POLL: '3',
    WA_CHANGES: '5',
  });
});

it('an error has its code and message', () => {
  expect(variablesOf(recordOf(errorOf()))).toMatchObject({
    WA_EVENT: 'error',
    WA_CODE: 'ECONNREFUSED',
    WA_REASON: 'connection refused',
    WA_STATUS: '',
    WA_LATENCY_MS: '',
  });
});
