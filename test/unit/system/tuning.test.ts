/** Claims about the flags that are set for a process of our own. */
import { afterEach, expect, it, vi } from 'vitest';
import { ownTuning, untuned } from '../../../src/system/tuning.ts';

const flags: string[] = [];
vi.spyOn(process, 'getBuiltinModule').mockImplementation((name: string) =>
  name === 'node:v8' ? { setFlagsFromString: (flag: string) => flags.push(flag) } : undefined,
);
afterEach(() => flags.splice(0));

it('begins to save memory at the first big body, once', () => {
  const tuning = ownTuning();
  tuning.atBigBody();
  tuning.atBigBody();
  expect(flags).toEqual(['--optimize-for-size']);
});

it('spares Node 20 alone the second compilation of the parser', () => {
  ownTuning().beforeRequests();
  expect(flags).toEqual(process.version.startsWith('v20.') ? ['--liftoff-only'] : []);
});

it('leaves the process of somebody else as it is', () => {
  untuned.beforeRequests();
  untuned.atBigBody();
  expect(flags).toEqual([]);
});
