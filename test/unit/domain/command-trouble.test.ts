/** Claims about what is said of commands that went wrong. */
import { describe, expect, it } from 'vitest';
import { commandTrouble } from '../../../src/domain/command-trouble.ts';
import type { CommandEnd } from '../../../src/domain/ports.ts';

describe('a command', () => {
  it.each<[Partial<CommandEnd>, string | undefined]>([
    [{ exitCode: 0 }, undefined],
    [{ exitCode: 3 }, 'exited with 3'],
    [{ signal: 'SIGKILL' }, 'ended by SIGKILL'],
    [{ signal: 'SIGTERM', timedOut: true }, 'stopped after 1m, its time limit'],
    [{ failure: 'ENOENT' }, 'could not be started: ENOENT'],
  ])('with the end %j: %s', (end, trouble) => {
    expect(commandTrouble({ exitCode: null, signal: null, duration: 5, timedOut: false, ...end }, 60_000)).toBe(trouble);
  });
});
