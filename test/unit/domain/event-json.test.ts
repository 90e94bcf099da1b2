import { describe, expect, it } from 'vitest';
import { eventJson } from '../../../src/domain/event-json.ts';
import { changeOf, pollOf, recordOf } from '../../support/records.ts';

describe('the JSON of an event', () => {
  it('has the stamp first, in its order, and then the event', () => {
    const keys = Object.keys(JSON.parse(eventJson(recordOf(pollOf()))));
    expect(keys).toEqual([
      ...['v', 'type', 'time', 'run', 'watch', 'seq', 'elapsedMs'],
      ...['poll', 'status', 'latencyMs', 'bytes', 'notModified', 'changed', 'nextMs', 'nextReason'],
    ]);
  });

  it('tells the time in UTC with milliseconds', () => {
    expect(JSON.parse(eventJson(recordOf(pollOf()))).time).toBe('2026-01-02T03:04:05.678Z');
  });

  it('is one line without controls, and reads back as what it was', () => {
    const after = 'a\nb\u001b[2J\u0085\u202e\u2028\ufeff##vso[task.setvariable]x ##[error]y \ud800';
    const text = eventJson(recordOf(changeOf({ changes: [{ op: 'add', path: '/x', after }] })));
    expect(text).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e\u2028\ufeff]/);
    expect(text).not.toMatch(/##(?:vso)?\[/);
    expect(JSON.parse(text).changes[0].after).toBe(after);
  });

  it('leaves out what accompanies the event', () => {
    const attachment = { judgements: [] };
    expect(eventJson(recordOf(pollOf(), { attachment }))).toBe(eventJson(recordOf(pollOf())));
  });
});
