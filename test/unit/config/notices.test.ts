/** Claims about what is said although nothing is wrong. */
import { describe, expect, it } from 'vitest';
import { parseCondition } from '../../../src/conditions/parse.ts';
import { mergeLayers } from '../../../src/config/layers/layers.ts';
import { asFlags } from '../../../src/config/layers/raw-values.ts';
import { conditionNotices, durationNotices } from '../../../src/config/notices.ts';

const messagesOf = (flags: Readonly<Record<string, readonly string[]>>) =>
  durationNotices(mergeLayers([asFlags(flags)])).map(({ message }) => message);

describe('a notice', () => {
  it('tells what a large bare number comes to', () => {
    expect(durationNotices(mergeLayers([asFlags({ timeout: ['60000'] })]))).toEqual([
      {
        code: 'seconds',
        message: '--timeout: 60000 is 16h40m, because a bare number is seconds',
        hint: 'Write 60000ms if milliseconds are meant.',
      },
    ]);
    expect(messagesOf({ interval: ['1..10000'] })).toEqual(['--interval: 10000 is 2h46m, because a bare number is seconds']);
  });

  it('says nothing of small numbers, units, and numbers that are no durations', () => {
    expect(messagesOf({ timeout: ['600'], interval: ['60000ms'], 'max-polls': ['60000'], once: ['true'] })).toEqual([]);
  });

  it('passes on what the parser noted', async () => {
    const condition = { ...(await parseCondition('ready')), notes: ['is it so?'] };
    expect(conditionNotices([condition])).toEqual([{ code: 'condition', message: 'is it so?' }]);
  });
});
