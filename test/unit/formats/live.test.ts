import { describe, expect, it } from 'vitest';
import { live } from '../../../src/formats/live.ts';
import { plain } from '../../../src/formats/plain.ts';
import { changeOf, endOf, errorOf, pollOf, recordOf, settingsOf, someTime, startOf } from '../../support/records.ts';

describe('the live format', () => {
  it('scrolls the lines of plain, but for what its status line says', () => {
    const shown = live.open(settingsOf());
    const lines = plain.open(settingsOf());
    for (const event of [startOf(), changeOf(), errorOf(), endOf()]) {
      const expected = event.type === 'start' ? { out: '', err: '' } : lines.render(recordOf(event));
      expect(shown.render(recordOf(event))).toEqual(expected);
    }
    const heartbeat = { type: 'heartbeat', polls: 1, lastStatus: null, summary: '', nextMs: null } as const;
    expect(shown.render(recordOf(heartbeat))).toEqual({ out: '', err: '' });
  });

  it('says at the start which way news arrives where that is another than usual', () => {
    const { err } = live.open(settingsOf()).render(recordOf(startOf({ source: 'websocket' })));
    expect(err).toContain(', source websocket,');
  });

  it('follows each watch for its status', () => {
    const renderer = live.open(settingsOf({ several: true }));
    for (const watch of ['api', 'web']) renderer.render(recordOf(startOf(), { watch }));
    renderer.render(recordOf(pollOf({ status: 204 }), { watch: 'web' }));
    expect(renderer.status?.(someTime)).toBe('api · web 204 · 12s of 10m');
  });
});
