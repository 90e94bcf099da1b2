/** Claims about what a source remarks beside its replies. */
import { describe, expect, it } from 'vitest';
import type { Notice } from '../../../src/domain/notice.ts';
import { json, network, play, quiet, type Scene } from '../../support/scenario.ts';

const remark: Notice = { code: 'gap', message: 'something may be missing', hint: 'Ask for it again.' };
const other: Notice = { code: 'gap', message: 'something else may be missing' };

const saying = (scene: Scene, ...notices: readonly Notice[]): Scene => ({ ...scene, reply: { ...scene.reply, notices } });
const four = { limits: { maxPolls: 4 } };

describe('a remark of a source', () => {
  it('is told once, before what came with it', async () => {
    const { events } = await play(four, [saying(json(1), remark), saying(json(2), remark), saying(json(3), other), json(4)]);
    const told = events.filter(({ type }) => type === 'notice' || type === 'baseline' || type === 'change');
    expect(told.map((event) => (event.type === 'notice' ? event.message : event.type))).toEqual([
      remark.message,
      'baseline',
      'change',
      other.message,
      'change',
      'change',
    ]);
    expect(told[0]).toEqual({ type: 'notice', code: 'gap', message: remark.message, hint: remark.hint });
    expect(told[3]).toMatchObject({ hint: null });
  });

  it.each<[string, Scene]>([
    ['trouble', network()],
    ['silence', quiet()],
    ['the end', { reply: { kind: 'end' } }],
  ])('is told with %s, too', async (_, scene) => {
    const { of } = await play({ limits: { maxPolls: 1 } }, [saying(scene, remark)]);
    expect(of('notice')).toMatchObject([{ message: remark.message }]);
  });

  it('is a sign of life', async () => {
    const parts = { heartbeat: 5000, pace: { bottom: 4000, top: 4000 }, limits: { timeout: 8500 } };
    const one = json(1);
    expect((await play(parts, [one, one, one], { random: () => 0 })).of('heartbeat')).toHaveLength(1);
    expect((await play(parts, [one, saying(one, remark), one], { random: () => 0 })).of('heartbeat')).toHaveLength(0);
  });
});
