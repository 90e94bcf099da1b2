import { describe, expect, it } from 'vitest';
import { baselineLine, heartbeatLine, startLine, verdictLines } from '../../../src/formats/course-lines.ts';
import { answerOf, endOf, recordOf, settingsOf, someUrl, startOf, tagPaint } from '../../support/records.ts';

const record = recordOf(startOf());

describe('the start', () => {
  it('of a wait says for what, where, how often, how long', () => {
    const event = startOf({ failWhen: ['status=failed', 'status=canceled'] });
    expect(startLine(settingsOf(), record, event)).toBe(
      `waiting for status=ready: GET ${someUrl}, every 1s..30s, timeout 10m, fails when status=failed or status=canceled\n`,
    );
  });

  it('of a feed says that it has no end', () => {
    const event = startOf({ until: [], timeoutMs: null, method: 'HEAD' });
    expect(startLine(settingsOf(), record, event)).toBe(`watching HEAD ${someUrl}, every 1s..30s, no timeout\n`);
  });

  it('names a source that is not a poll instead of an interval', () => {
    expect(startLine(settingsOf(), record, startOf({ source: 'sse' }))).toContain(', source sse, timeout 10m');
  });
});

describe('the first answer of a feed', () => {
  const value = { id: 42, status: 'building' };
  const event = { type: 'baseline', poll: 1, status: 200, value } as const;

  it('is status, size, value and how to wait instead, in one line', () => {
    const answered = recordOf(event, { attachment: { answer: answerOf(value) } });
    expect(baselineLine(settingsOf(), answered, event)).toBe(
      'first answer: 200, 29 B: {"id":42,"status":"building"}  To wait: --until status=…\n',
    );
  });

  it.each([
    [17, '17 items; new ones will be told'],
    [1, '1 item; new ones will be told'],
    [0, 'no items yet; those that come will be told'],
  ])('is a count where items are told: %d', (items, text) => {
    const counted = { ...event, value: null, items };
    const answered = recordOf(counted, { attachment: { answer: answerOf(value) } });
    expect(baselineLine(settingsOf(), answered, counted)).toBe(`first answer: 200, 29 B: ${text}\n`);
  });

  it('suggests from the whole document, not from the part that is compared', () => {
    const selected = { ...event, value: ['building'] };
    const answered = recordOf(selected, { attachment: { answer: answerOf(value) } });
    expect(baselineLine(settingsOf(), answered, selected)).toContain('--until status=…');
  });

  it('does without what a recording has not kept', () => {
    expect(baselineLine(settingsOf(), recordOf(event), event)).toMatch(/^first answer: 200: \{/);
  });
});

it('a heartbeat says what is known', () => {
  const event = { type: 'heartbeat', polls: 12, lastStatus: 200, summary: 'status is "building"', nextMs: 5000 } as const;
  expect(heartbeatLine(settingsOf(), record, event)).toBe(
    '  04:04:05  still here after 12s, 12 polls, last status 200, status is "building", next poll in 5s\n',
  );
  expect(heartbeatLine(settingsOf(), record, { ...event, polls: 1, lastStatus: null, summary: '', nextMs: null })).toBe(
    '  04:04:05  still here after 12s, 1 poll\n',
  );
});

describe('the verdict', () => {
  it('is one line with the values and the effort', () => {
    expect(verdictLines(settingsOf(), record, endOf())).toBe('met: status is "ready" (4 polls, 12s)\n');
  });

  it('that fails adds why and what to do, no more', () => {
    const advice = ['Waiting will not change this, so watch-api stopped (exit 4).', "Send credentials: --bearer '…'", 'third'];
    const event = endOf({ result: 'refused', exitCode: 4, polls: 1, reason: 'GET u answered 401 Unauthorized', advice });
    expect(verdictLines(settingsOf(), record, event)).toBe(
      `refused: GET u answered 401 Unauthorized\n  ${advice[0]}\n  ${advice[1]}\n`,
    );
  });

  it('that fails after several polls says how many', () => {
    const event = endOf({ result: 'timeout', exitCode: 124, reason: 'after 10m: status is "building"', polls: 45 });
    expect(verdictLines(settingsOf(), record, event)).toBe('timeout: after 10m: status is "building" (45 polls, 12s)\n');
  });

  it('that succeeds has no advice', () => {
    expect(verdictLines(settingsOf(), record, endOf({ advice: ['x'] }))).toBe('met: status is "ready" (4 polls, 12s)\n');
  });

  it('is green or red by its exit code', () => {
    const settings = settingsOf({ paint: tagPaint });
    expect(verdictLines(settings, record, endOf())).toMatch(/^<bold><green>met<\/green><\/bold>: /);
    expect(verdictLines(settings, record, endOf({ result: 'failed', exitCode: 1 }))).toMatch(
      /^<bold><red>failed<\/red><\/bold>: /,
    );
  });

  it('is harmless', () => {
    const event = endOf({ result: 'failed', exitCode: 1, reason: 'a\u001b[2J\nb', advice: ['::error::x'] });
    expect(verdictLines(settingsOf(), record, event)).toBe('failed: a\\u001b[2J\\nb (4 polls, 12s)\n  \\u003a:error::x\n');
  });
});
