/** Claims about what users are handed of events and values. */
import { describe, expect, it } from 'vitest';
import { eventJson } from '../../../src/domain/event-json.ts';
import { parseExactly } from '../../../src/json/parse-exactly.ts';
import { eventOf, plainValue } from '../../../src/library/event-of.ts';
import { endOf, recordOf, startOf } from '../../support/records.ts';

function exactly(text: string) {
  const reading = parseExactly(text);
  if (reading.kind !== 'document') throw new Error('no document');
  return reading.value;
}

describe('an event', () => {
  it('is the line of NDJSON, read', () => {
    const record = recordOf(startOf(), { seq: 7 });
    expect(eventOf(record)).toEqual(JSON.parse(eventJson(record)));
    expect(eventOf(record)).toMatchObject({ v: 1, type: 'start', time: '2026-01-02T03:04:05.678Z', watch: 'deploy', seq: 7 });
  });

  it('keeps control characters, which the line escapes', () => {
    const event = eventOf(recordOf(endOf({ value: 'a\u001b[2Jb\u0085' })));
    expect(event).toMatchObject({ value: 'a\u001b[2Jb\u0085' });
  });

  it('has numbers as JSON.parse reads them', () => {
    expect(eventOf(recordOf(endOf({ value: exactly('[1.0, 1E2, 9007199254740993]') })))).toMatchObject({
      value: [1, 100, 9007199254740992],
    });
  });
});

describe('a value', () => {
  it('is a copy: what is done to it touches nothing of ours', () => {
    const value = { items: [1, 2] };
    const copy = plainValue<{ items: number[] }>(value);
    copy.items.reverse();
    expect([copy, value]).toEqual([{ items: [2, 1] }, { items: [1, 2] }]);
  });

  it('keeps __proto__ as data', () => {
    const copy = plainValue<object>(exactly('{"__proto__": {"a": 1}}'));
    expect(Object.getOwnPropertyNames(copy)).toEqual(['__proto__']);
  });
});
