import { describe, expect, it } from 'vitest';
import { conditionLine, pollLines } from '../../../src/formats/poll-lines.ts';
import { answerOf, metaOf, pollOf, recordOf, settingsOf, unmetGoal } from '../../support/records.ts';

const loud = settingsOf({ verbosity: 1 });

describe('a poll', () => {
  it('says what came, and when and why the next one is', () => {
    expect(pollLines(loud, recordOf(pollOf()), pollOf())).toBe(
      '  04:04:05  poll 4: 200 in 34ms, 24 B, unchanged; next in 3s (in proportion to the time waited)\n',
    );
  });

  it.each([
    [pollOf({ changed: true, nextReason: null }), 'poll 4: 200 in 34ms, 24 B, changed; next in 3s\n'],
    [pollOf({ notModified: true, nextMs: null }), 'poll 4: 200 in 34ms, not modified\n'],
    [
      pollOf({ status: null, latencyMs: null, nextReason: 'backoff' }),
      'poll 4: no answer; next in 3s (backing off after trouble)\n',
    ],
  ])('%#: tells each kind apart', (event, end) => {
    expect(pollLines(loud, recordOf(event), event)).toBe(`  04:04:05  ${end}`);
  });

  it('shows headers and evaluations to those who ask twice', () => {
    const headers = { etag: '"a1"', vary: ['a', 'b\u001b'], 'set-cookie': 'session=1', gone: undefined };
    const last = answerOf({}, { meta: metaOf({ headers }) });
    const record = recordOf(pollOf(), { attachment: { last, judgements: [unmetGoal()] } });
    expect(
      pollLines(settingsOf({ verbosity: 2 }), record, pollOf())
        .split('\n')
        .slice(1),
    ).toEqual([
      '    < etag: "a1"',
      '    < vary: a',
      '    < vary: b\\u001b',
      '    < set-cookie: ***',
      '    ? status=ready is false: status is "building", wanted "ready"',
      '',
    ]);
  });

  it('shows no headers of an earlier answer when none came', () => {
    const event = pollOf({ status: null, latencyMs: null });
    const record = recordOf(event, { attachment: { last: answerOf({}) } });
    expect(pollLines(settingsOf({ verbosity: 2 }), record, event)).not.toContain('<');
  });

  it('masks secrets in headers and evaluations', () => {
    const last = answerOf({}, { meta: metaOf({ headers: { 'x-echo': 'building' } }) });
    const record = recordOf(pollOf(), { attachment: { last, judgements: [unmetGoal()] } });
    const mask = (text: string) => text.replaceAll('building', '***');
    const text = pollLines(settingsOf({ verbosity: 2, mask }), record, pollOf());
    expect(text).toContain('< x-echo: ***\n');
    expect(text).toContain('status is "***"');
  });

  it('masks secrets in what was wanted, and in the condition itself', () => {
    const record = recordOf(pollOf(), { attachment: { judgements: [unmetGoal()] } });
    const mask = (text: string) => text.replaceAll('ready', '***');
    const text = pollLines(settingsOf({ verbosity: 2, mask }), record, pollOf());
    expect(text).toContain('? status=*** is false: status is "building", wanted "***"\n');
  });
});

it('a condition that turns says to what, and why', () => {
  const values = [{ path: 'status', seen: 'ready', wanted: '"ready"', verdict: 'met' }] as const;
  const event = { type: 'condition', kind: 'until', expr: 'status=ready', result: 'met', values } as const;
  expect(conditionLine(loud, recordOf(event), event)).toBe('  04:04:05  status=ready is true: status is "ready"\n');
  const empty = { ...event, result: 'unknown', values: [] } as const;
  expect(conditionLine(loud, recordOf(empty), empty)).toBe('  04:04:05  status=ready is unknown\n');
});
