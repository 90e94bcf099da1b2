/** The status line on real terminals that change their size or echo a key. */
import { expect, it } from 'vitest';
import { startServer } from '../support/server.ts';
import { openWindow } from '../support/tmux.ts';

const STATUS = /^[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] /;
const body = { headers: { 'content-type': 'application/json' }, body: '{"status":"building"}' };

it('a window that becomes narrow keeps one status line, cut to its width', async () => {
  await using server = await startServer(() => body);
  const window = await openWindow([100, 30]);
  await window.type(`watch-api ${server.url} --until status=ready -i 100ms`);
  await window.shows(/wanted "ready"$/);
  await window.resize([40, 10]);
  const lines = await window.shows(/^.{30,39}…$/);
  expect(lines.filter((line) => STATUS.test(line))).toHaveLength(1);
  await window.press('C-c');
  expect(await window.prompt()).toBe(130);
  expect((await window.lines()).filter((line) => STATUS.test(line))).toEqual([]);
});

it('Ctrl-C takes the status line away where it fills the window', async () => {
  await using server = await startServer(() => body);
  const window = await openWindow([40, 10]);
  await window.type(`watch-api ${server.url} --until status=ready`);
  await window.shows(/…$/);
  await window.press('C-c');
  expect(await window.prompt()).toBe(130);
  expect((await window.lines()).filter((line) => STATUS.test(line))).toEqual([]);
});
