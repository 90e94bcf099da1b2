import { describe, expect, it } from 'vitest';
import type { WatchEvent } from '../../../src/domain/record.ts';
import { plain } from '../../../src/formats/plain.ts';
import { answerOf, changeOf, endOf, errorOf, itemOf, pollOf, recordOf, settingsOf, startOf } from '../../support/records.ts';

const baseline: WatchEvent = { type: 'baseline', poll: 1, status: 200, value: { status: 'x' } };
const hook = {
  type: 'hook',
  hook: 'on-end',
  command: 'x',
  exitCode: 1,
  signal: null,
  durationMs: 1,
  message: 'exited with 1',
} as const;
const events: Readonly<Record<string, WatchEvent>> = {
  start: startOf({ until: [] }),
  baseline,
  change: changeOf(),
  item: itemOf(),
  condition: { type: 'condition', kind: 'until', expr: 'a', result: 'met', values: [] },
  poll: pollOf(),
  error: errorOf(),
  fatal: errorOf({ fatal: true }),
  recover: { type: 'recover', errors: 1, downMs: 1 },
  heartbeat: { type: 'heartbeat', polls: 1, lastStatus: 200, summary: '', nextMs: null },
  hook: { ...hook, message: null },
  failedHook: hook,
  notice: { type: 'notice', code: 'x', message: 'x', hint: null },
  met: endOf(),
  failed: endOf({ result: 'failed', exitCode: 1 }),
};
/** The names of the events that are told at a verbosity, on either stream. */
const toldAt = (verbosity: number) => {
  const { render } = plain.open(settingsOf({ verbosity }));
  return Object.keys(events).filter((name) => {
    const event = events[name];
    const { out, err } = event === undefined ? { out: '', err: '' } : render(recordOf(event));
    return out + err !== '';
  });
};

describe('verbosity', () => {
  const normal = [
    'start',
    'baseline',
    'change',
    'item',
    'error',
    'recover',
    'heartbeat',
    'failedHook',
    'notice',
    'met',
    'failed',
  ];

  it.each([
    [-2, []],
    [-1, ['error', 'failedHook', 'failed']],
    [0, normal],
    [1, Object.keys(events).filter((name) => name !== 'fatal')],
    [2, Object.keys(events).filter((name) => name !== 'fatal')],
  ])('%d tells its share', (verbosity, names) => {
    expect(toldAt(verbosity)).toEqual(names);
  });
});

describe('streams', () => {
  it('carry changes and items on stdout and all else on stderr', () => {
    const { render } = plain.open(settingsOf({ verbosity: 2 }));
    for (const event of Object.values(events)) {
      const { out, err } = render(recordOf(event));
      expect(event.type === 'change' || event.type === 'item' ? err : out).toBe('');
    }
  });

  it('carry changes and items on stderr where stdout is for values', () => {
    const { render } = plain.open(settingsOf({ changesOnErr: true }));
    expect(render(recordOf(itemOf()))).toEqual({ out: '', err: '+ 04:04:05  {"id":42,"title":"Hello"}\n' });
    expect(render(recordOf(changeOf()))).toEqual({ out: '', err: '~ 04:04:05  $.status  "building" → "verifying"\n' });
  });
});

describe('the first answer', () => {
  const first = (watch: string) => recordOf(baseline, { watch, attachment: { answer: answerOf({ status: 'x' }) } });

  it('is told of a feed, not of a wait', () => {
    const { render } = plain.open(settingsOf());
    render(recordOf(startOf(), { watch: 'wait' }));
    render(recordOf(startOf({ until: [] }), { watch: 'feed' }));
    expect(render(first('wait')).err).toBe('');
    expect(render(first('feed')).err).toContain('first answer: 200');
  });
});
