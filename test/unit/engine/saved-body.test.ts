import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../../src/domain/outcome.ts';
import { body, json, play, type Scene } from '../../support/scenario.ts';
import type { WatchParts } from '../../support/watches.ts';

const saved = (parts: WatchParts, scene: Scene) => play({ source: 'saved', limits: { once: true }, ...parts }, [scene]);
const answer = json({ status: 'ready', n: '42' });

describe('the trial of a saved body', () => {
  it('starts without anything that asks or waits', async () => {
    const { events } = await saved({ until: ['status=ready'] }, answer);
    expect(events[0]).toMatchObject({ type: 'start', source: 'saved', method: null, interval: null, timeoutMs: null });
  });

  it.each([
    [{ until: ['status=ready'] }, 0, '$.status is "ready"', []],
    [{ until: ['stauts=ready'] }, 8, '$.stauts is not in the response', ['It has: status, n.', 'Did you mean $.status?']],
    [
      { until: ['n=42'] },
      8,
      '$.n is "42", wanted 42',
      ['$.n is "42", a string; 42 is a number, so they are never equal.', 'For text write it in quotes: "42"'],
    ],
    [{ until: ['status=done'] }, 8, '$.status is "ready", wanted "done"', []],
    [{ failWhen: ['status=done', 'n=1'] }, 0, 'no failure holds: $.status is "ready", wanted "done"; $.n is "42", wanted 1', []],
    [
      { until: ['n=1'], pin: 'n=42' },
      8,
      'n is "42", wanted 42 (--pin)',
      ['n is "42", a string; 42 is a number, so they are never equal.', 'For text write it in quotes: "42"'],
    ],
  ] as const)('%j ends with %i: %s', async (parts, code, reason, advice) => {
    const { outcome } = await saved(parts, answer);
    expect([exitCodeOf(outcome), outcome.reason, outcome.advice ?? []]).toEqual([code, reason, advice]);
  });

  it.each([
    [
      json({ message: 'no' }, { status: 503 }),
      3,
      'is taken to have come with the status 503: no',
      ['503 is not among --ok-status 2xx'],
    ],
    [json({}, { status: 401 }), 4, 'is taken to have come with the status 401', ['401 is not among --ok-status 2xx']],
    [body('{"a":', { contentType: 'application/json' }), 5, 'JSON', []],
  ] as const)('in trouble advises neither to wait nor to send anything', async (scene, code, reason, advice) => {
    const { outcome } = await saved({ until: ['status=ready'] }, scene);
    expect([exitCodeOf(outcome), outcome.advice ?? []]).toEqual([code, advice]);
    expect(outcome.reason).toContain(reason);
  });

  it('quotes the body, not a server', async () => {
    const { outcome } = await saved({ failWhen: ['n="42"'] }, json({ n: '42', message: 'disk full' }));
    expect(outcome.advice?.[0]).toBe('The body says: disk full');
  });
});
