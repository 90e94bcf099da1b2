import { describe, expect, it } from 'vitest';
import type { FormatSettings } from '../../../src/domain/definition.ts';
import { follow, type Progress } from '../../../src/formats/progress.ts';
import { statusText } from '../../../src/formats/status-text.ts';
import { endOf, pollOf, recordOf, settingsOf, someTime, startOf, tagPaint, unmetGoal } from '../../support/records.ts';

const started = follow(undefined, recordOf(startOf()));
const resting = follow(started, recordOf(pollOf(), { attachment: { judgements: [unmetGoal()] } }));
const text = (progress: Progress, more: Partial<FormatSettings> = {}) =>
  statusText(settingsOf(more), [progress], someTime + 1200);

describe('the status line', () => {
  it('says target, status, countdown, time, then the goal and its value, which a narrow terminal may cut', () => {
    expect(text(resting)).toBe(
      '127.0.0.1:8080/deploys/42 · 200 · next in 2s · 13s of 10m · status is "building", wanted "ready"',
    );
  });

  it('says that it asks before the first answer and when the pause is over', () => {
    expect(text(started)).toBe('127.0.0.1:8080/deploys/42 · asking… · 13s of 10m · waiting for status=ready');
    expect(statusText(settingsOf(), [resting], someTime + 3000)).toContain(' · asking… · ');
  });

  it('tells trouble in place of the status and the goal', () => {
    expect(text({ ...resting, trouble: { code: '503', polls: 3 } })).toMatch(/ · 503, 3 failed polls · next in 2s · 13s of 10m$/);
    expect(text({ ...resting, trouble: { code: 'ECONNREFUSED', polls: 1 } })).toContain(' · ECONNREFUSED · ');
  });

  it('counts the changes of a feed, which may have no end', () => {
    expect(text({ ...resting, until: [], timeout: null, changes: 1 })).toBe(
      '127.0.0.1:8080/deploys/42 · 200 · next in 2s · 13s · 1 change',
    );
  });

  it('keeps host and end of a long URL, and any unusual method', () => {
    const url = 'https://api.example.com/organisations/acme/projects/p1/deploys/42';
    expect(text({ ...resting, url, method: 'HEAD' })).toMatch(/^HEAD api\.example\.com…e\/projects\/p1\/deploys\/42 · /);
  });

  it('names all that still run where there are several', () => {
    const other: Progress = { ...resting, name: 'web', trouble: { code: '503', polls: 1 } };
    const over = follow({ ...resting, name: 'done' }, recordOf(endOf()));
    expect(statusText(settingsOf(), [resting, other, over], someTime)).toBe('deploy 200 · web 503 · 12s of 10m');
  });

  it('is empty when all is over', () => {
    expect(statusText(settingsOf(), [follow(resting, recordOf(endOf()))], someTime)).toBe('');
  });

  it('falls back on what was told of the goal, and masks what was not', () => {
    const values = [{ path: 'status', seen: 'queued', verdict: 'unmet' }] as const;
    expect(text({ ...started, values })).toContain(' · status is "queued"');
    expect(text(resting, { mask: (secret) => secret.replaceAll('building', '***') })).toContain('status is "***"');
    expect(text(resting, { mask: (secret) => secret.replaceAll('ready', '***') })).toContain('wanted "***"');
  });

  it('is coloured and harmless', () => {
    expect(text(resting, { paint: tagPaint })).toContain('<green>200</green>');
    expect(text({ ...resting, url: 'http://x/\u001b[2J' })).toContain('x/\\u001b[2J');
    expect(text(resting, { unicode: false })).not.toMatch(/[^\u0020-\u007e]/);
  });
});
