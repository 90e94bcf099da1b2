/** The law of `--confirm`: a change that was told has been seen by the conditions. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { body, json, network, play, type Scene, unmodified } from '../support/scenario.ts';

const [least, most] = [2, 12];
const scene = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 3 }).map((s) => json({ s })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Scene>(network(), json({}, { status: 503 }), body('<html>', { contentType: 'text/html' })),
  },
  { weight: 1, arbitrary: fc.constant(unmodified()) },
);
const confirm = fc.oneof(
  fc.integer({ min: 1, max: 3 }).map((count) => ({ kind: 'polls', count }) as const),
  fc.integer({ min: 1, max: 4 }).map((seconds) => ({ kind: 'time', length: 1000 * seconds }) as const),
);

it('no change is told before a condition about it has counted', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(scene, { minLength: least, maxLength: most }), confirm, async (script, span) => {
      const limits = { maxPolls: script.length };
      const parts = { confirm: span, limits, pace: { bottom: 1000, top: 1000 } };
      const told = (await play(parts, script)).of('change').map(({ poll }) => poll);
      for (const goal of [{ failWhen: ['changed($.s)'] }, { until: ['changed($.s)'] }]) {
        const { end } = await play({ ...parts, ...goal }, script);
        if (told[0] !== undefined) expect(['failed', 'met']).toContain(end.result);
        expect(end.polls).toBeLessThanOrEqual(told[0] ?? script.length);
      }
    }),
    { numRuns: 150 },
  );
});
