import { describe, expect, it } from 'vitest';
import type { FormatSettings } from '../../../src/domain/definition.ts';
import type { WatchEvent } from '../../../src/domain/record.ts';
import { plain } from '../../../src/formats/plain.ts';
import { answerOf, endOf, metaOf, pollOf, recordOf, settingsOf, startOf, unmetGoal } from '../../support/records.ts';

const start = startOf({
  url: 'body.json',
  method: null,
  source: 'saved',
  interval: null,
  timeoutMs: null,
  failWhen: ['a=1', 'b=2'],
});
const condition = { type: 'condition', kind: 'until', expr: 'status=ready', result: 'unmet' } as const;
const values = [{ path: 'status', verdict: 'unmet', seen: 'building', wanted: '"ready"' }] as const;
const told: readonly WatchEvent[] = [
  start,
  { type: 'baseline', poll: 1, status: 200, value: {} },
  { type: 'notice', code: 'x', message: 'a slip', hint: null },
  { ...condition, values },
  pollOf({ nextMs: null }),
  endOf({ result: 'not yet', exitCode: 8, reason: 'status is "building"', polls: 1, advice: ['Did you mean state?'] }),
];
const attachment = { last: answerOf({}, { meta: metaOf({ headers: { etag: '"1"' } }) }), judgements: [unmetGoal()] };

/** What is written about a saved body, all of it on stderr. */
function linesOf(more: Partial<FormatSettings> = {}): readonly string[] {
  const { render } = plain.open(settingsOf(more));
  const renderings = told.map((event) => render(recordOf(event, { attachment })));
  expect(renderings.map(({ out }) => out).join('')).toBe('');
  return renderings.flatMap(({ err }) => err.split('\n').filter((line) => line !== ''));
}

describe('the trial of a saved body', () => {
  it('is told without a time, a poll or a pause', () => {
    expect(linesOf()).toEqual([
      'judging body.json: until status=ready, fails when a=1 or b=2',
      'note: a slip',
      '  status=ready is false: status is "building", wanted "ready"',
      'not yet: status is "building"',
      '  Did you mean state?',
    ]);
    expect(linesOf({ verbosity: 1 })).toEqual(linesOf());
  });

  it('shows with -vv what came with it, and every part of a condition', () => {
    expect(linesOf({ verbosity: 2 }).slice(2, -2)).toEqual([
      '    < etag: "1"',
      '    ? status=ready is false: status is "building", wanted "ready"',
    ]);
  });

  it.each([
    [-1, ['not yet: status is "building"', '  Did you mean state?']],
    [-2, []],
  ])('keeps quiet at %d', (verbosity, lines) => {
    expect(linesOf({ verbosity })).toEqual(lines);
  });

  it('without a goal names the failures alone, and is harmless', () => {
    const { render } = plain.open(settingsOf());
    const { err } = render(recordOf({ ...start, url: 'a\u001b', until: [], failWhen: ['a=1'] }));
    expect(err).toBe('judging a\\u001b: fails when a=1\n');
  });
});
