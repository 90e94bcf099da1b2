/** A saved body judged at a terminal: nothing is repainted, since nothing is waited for. */
import { expect, it } from 'vitest';
import { openWindow } from '../support/tmux.ts';

it('watch-api test tells what it judged, and is done', async () => {
  const window = await openWindow([100, 20]);
  await window.type(`echo '{"n":1}' > body.json`);
  await window.prompt();
  await window.type('watch-api test body.json --until n=2');
  expect(await window.prompt()).toBe(8);
  const lines = await window.lines();
  expect(lines.slice(lines.findIndex((line) => line.includes('watch-api test')) + 1)).toEqual([
    'judging body.json: until n=2',
    '  n=2 is false: $.n is 1, wanted 2',
    'not yet: $.n is 1, wanted 2',
    '[8] $',
  ]);
  expect(new TextDecoder().decode(await window.written())).not.toContain('asking');
});
