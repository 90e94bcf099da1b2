import { expect, it } from 'vitest';
import { isInFront, jobControl } from '../../../../src/system/terminal/job-control.ts';

const stat = (group: number, foreground: number, name = 'node') =>
  `4711 (${name}) S 4700 ${group} 4700 34816 ${foreground} 4194304 3070 0 0 0`;

it('a job is in front where its group is the one of the terminal, or there is no terminal', () => {
  expect(isInFront(stat(4711, 4711))).toBe(true);
  expect(isInFront(stat(4711, 4700))).toBe(false);
  expect(isInFront(stat(4711, -1))).toBe(true);
  expect(isInFront(stat(4711, 4700, 'a) S 1 2 3 4 4711'))).toBe(false);
});

it('a stop is attended to only while somebody asks for it', () => {
  const listening = () => ['SIGTSTP', 'SIGCONT'].map((signal) => process.listenerCount(signal));
  const before = listening();
  const release = jobControl.attend({ before: () => undefined, after: () => undefined });
  expect(listening()).toEqual(before.map((count) => count + 1));
  release();
  expect(listening()).toEqual(before);
});
