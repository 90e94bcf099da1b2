/** Claims about how mistakes read to whoever writes code. */
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/domain/errors.ts';
import { explained, inCodeWords } from '../../../src/library/mistake.ts';
import { WatchError } from '../../../src/library/public/watch-error.ts';

describe('a sentence about the command line', () => {
  it.each([
    ['Leave out --once, and bound the watch with --timeout.', 'Leave out once, and bound the watch with timeout.'],
    ["keep waiting instead: --fatal-status '!401'", "keep waiting instead: fatalStatus '!401'"],
    ['--no-location is set', 'location is set'],
    ["Send credentials: --bearer '{{env:TOKEN}}'", 'Send credentials: bearer process.env.TOKEN'],
    ["Write --user 'me:{{env:PASSWORD}}'.", `Write user \`me:\${process.env.PASSWORD}\`.`],
    ['--not-ours stays', '--not-ours stays'],
  ])('is one about options: %s', (text, told) => {
    expect(inCodeWords(text)).toBe(told);
  });
});

describe('a mistake', () => {
  it('is told as a WatchError with the code usage, and keeps its cause', () => {
    const cause = new UsageError('--once and --max-polls do not go together', { hint: 'Keep --once.' });
    const error = explained(cause);
    expect(error).toBeInstanceOf(WatchError);
    expect(error).toMatchObject({
      name: 'WatchError',
      message: 'once and maxPolls do not go together',
      code: 'usage',
      exitCode: 2,
      hint: 'Keep once.',
      end: undefined,
      cause,
    });
  });

  it('of ours is left as it is', () => {
    const bug = new Error('--once');
    expect(explained(bug)).toBe(bug);
  });
});
