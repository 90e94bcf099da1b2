/** The status line on a real terminal that echoes a key. */
import { expect, it } from 'vitest';
import { startServer } from '../support/server.ts';
import { openWindow } from '../support/tmux.ts';

const STATUS = /^[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] /;
const body = { headers: { 'content-type': 'application/json' }, body: '{"status":"building"}' };

it('Ctrl-C takes the status line away where it fills the window', async () => {
  await using server = await startServer(() => body);
  const window = await openWindow([40, 10]);
  await window.type(`watch-api ${server.url} --until status=ready`);
  await window.shows(/…$/);
  await window.press('C-c');
  expect(await window.prompt()).toBe(130);
  expect((await window.lines()).filter((line) => STATUS.test(line))).toEqual([]);
});
