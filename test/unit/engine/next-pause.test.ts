/** Claims about the least pause a source asks for. */
import { describe, expect, it } from 'vitest';
import type { HeaderFields } from '../../../src/domain/reply.ts';
import type { Millis } from '../../../src/domain/time.ts';
import { json, message, network, play, quiet, type Scene } from '../../support/scenario.ts';

const floored = (scene: Scene, floor: Millis): Scene => ({ ...scene, reply: { ...scene.reply, floor } });
const pace = { bottom: 1000, top: 1000 };
const two = { pace, limits: { maxPolls: 2 } };

/** The pause after the first reply, and the rule that set it. */
async function firstPause(scene: Scene, parts: Parameters<typeof play>[0] = two) {
  const { of, asked } = await play(parts, [scene, json(2)], { random: () => 0 });
  return { why: of('poll')[0]?.nextReason, pause: asked[1] };
}

describe('the floor of a source', () => {
  it('is under every pause', async () => {
    expect(await firstPause(floored(json(1), 5000))).toEqual({ why: 'source', pause: 5000 });
    expect(await firstPause(floored(quiet(), 5000))).toEqual({ why: 'source', pause: 5000 });
    expect(await firstPause(floored(network(), 5000))).toEqual({ why: 'source', pause: 5000 });
  });

  it('says nothing where the pause is longer anyway', async () => {
    expect(await firstPause(floored(json(1), 500))).toEqual({ why: 'fixed', pause: 1000 });
  });

  it.each<[string, Millis, string]>([
    ['7', 5000, 'retry-after'],
    ['3', 5000, 'source'],
  ])('and a Retry-After of %s s: the longer one wins', async (retryAfter, floor, why) => {
    const headers: HeaderFields = { 'retry-after': retryAfter };
    expect((await firstPause(floored(json({}, { status: 503, headers }), floor))).why).toBe(why);
  });

  it('holds for a source that would be asked again at once, too', async () => {
    expect(await firstPause(floored(message(1), 5000), two)).toEqual({ why: 'source', pause: 5000 });
    expect(await firstPause(message(1), two)).toEqual({ why: 'source', pause: 0 });
  });

  it('past the deadline ends the wait at once', async () => {
    const { outcome, elapsed } = await play({ until: ['a=1'], limits: { timeout: 10_000 } }, [floored(quiet(), 60_000)]);
    expect(outcome).toMatchObject({ result: 'timeout' });
    expect(outcome.reason).toContain('the server asks to wait 1m, past the timeout of 10s');
    expect(elapsed).toBe(0);
  });

  it('keeps the backoff where it is', async () => {
    const parts = { pace: { bottom: 1000, top: 60_000 }, limits: { maxPolls: 5 } };
    const script = [json(1), floored(network(), 1), floored(network(), 1), floored(network(), 1), network()];
    const { of } = await play(parts, script, { random: () => 0.999 });
    expect(of('poll')[3]?.nextMs).toBeLessThan(2000);
  });
});

describe('trouble', () => {
  it('is never asked about again at once, whatever the source says', async () => {
    const eager: Scene = { reply: { ...json({}, { status: 503 }).reply, then: 'now' } as Scene['reply'] };
    expect((await firstPause(eager)).pause).toBe(1000);
  });
});
