/** Claims about the first `--`. */
import { describe, expect, it } from 'vitest';
import { splitArguments } from '../../../../src/cli/command-line/arguments.ts';

describe('the command line', () => {
  it.each([
    [['a', '-v'], { own: ['a', '-v'] }],
    [['a', '--', 'npm', 'test'], { own: ['a'], command: ['npm', 'test'] }],
    [['a', '--', 'x', '--', 'y'], { own: ['a'], command: ['x', '--', 'y'] }],
    [['a', '--'], { own: ['a'], command: [] }],
    [['--until', '--', 'x'], { own: ['--until'], command: ['x'] }],
    [[], { own: [] }],
  ])('%j is cut at its first --', (argv, parts) => {
    expect(splitArguments(argv)).toEqual(parts);
  });
});
