import { expect, it } from 'vitest';
import { held, nothingHeld } from '../../../src/engine/holding.ts';

it('what holds goes on, what does not starts anew, and another failure is another run', () => {
  const first = held(nothingHeld, 100, { met: 'met', failed: 'a', superseded: undefined, unusable: undefined });
  const then = held({ ...nothingHeld, ...first }, 200, {
    met: 'met',
    failed: 'b',
    superseded: 'superseded',
    unusable: undefined,
  });
  expect(then).toEqual({
    met: { key: 'met', since: 100, polls: 2 },
    failed: { key: 'b', since: 200, polls: 1 },
    superseded: { key: 'superseded', since: 200, polls: 1 },
    unusable: undefined,
  });
  expect(
    held({ ...nothingHeld, ...then }, 300, { met: undefined, failed: undefined, superseded: undefined, unusable: undefined }).met,
  ).toBe(undefined);
});
