import { describe, expect, it } from 'vitest';
import { errorLines, hookLine, noticeLines, recoverLine } from '../../../src/formats/trouble-lines.ts';
import { errorOf, recordOf, settingsOf, tagPaint } from '../../support/records.ts';

const record = recordOf(errorOf());
const hook = { type: 'hook', hook: 'on-change', command: './notify.sh', exitCode: 0, signal: null, durationMs: 34 } as const;

describe('trouble', () => {
  it('says what happened and when it is tried again', () => {
    expect(errorLines(settingsOf(), record, errorOf())).toBe('! 04:04:05  error: connection refused; trying again in 2s\n');
  });

  it('has its hint on a line of its own', () => {
    expect(errorLines(settingsOf(), record, errorOf({ hint: 'is the URL right?', nextMs: null }))).toBe(
      '! 04:04:05  error: connection refused\n  Is the URL right?\n',
    );
  });

  it('that becomes another kind says how long it lasts', () => {
    expect(errorLines(settingsOf(), record, errorOf({ consecutive: 3 }))).toContain('(failed poll 3 running)');
  });

  it('is harmless', () => {
    expect(errorLines(settingsOf(), record, errorOf({ message: 'x\n::error::y\u001b', hint: '\u001b' }))).not.toMatch(
      /\u001b|^::/m,
    );
  });

  it('has words and marks besides its colour', () => {
    expect(errorLines(settingsOf({ paint: tagPaint }), record, errorOf())).toMatch(/^<red>!<\/red> .*<red>error:<\/red>/);
  });
});

it('a recovery counts what went before', () => {
  const event = { type: 'recover', errors: 3, downMs: 39_000 } as const;
  expect(recoverLine(settingsOf(), record, event)).toBe('  04:04:05  recovered after 3 failed polls, down 39s\n');
  expect(recoverLine(settingsOf(), record, { ...event, errors: 1 })).toContain('after 1 failed poll,');
});

it('a failed hook is a warning, another a word', () => {
  expect(hookLine(settingsOf(), record, { ...hook, exitCode: 3, message: 'exited with 3' })).toBe(
    '! 04:04:05  warning: on-change ./notify.sh: exited with 3\n',
  );
  expect(hookLine(settingsOf(), record, { ...hook, message: null })).toBe('  04:04:05  on-change ./notify.sh: done in 34ms\n');
});

it('a notice says what and how', () => {
  const notice = { type: 'notice', code: 'x', message: '10000 is 10000 seconds', hint: 'write 10s' } as const;
  expect(noticeLines(settingsOf(), record, notice)).toBe('note: 10000 is 10000 seconds\n  Write 10s\n');
  expect(noticeLines(settingsOf(), record, { ...notice, hint: null })).toBe('note: 10000 is 10000 seconds\n');
});
