/** Passwords asked for at a real terminal. */
import { expect, it } from 'vitest';
import { startServer } from '../support/server.ts';
import { openWindow, type Size } from '../support/tmux.ts';

const size: Size = [100, 30];

it('a password that is not on the command line is asked for, and not shown', async () => {
  await using server = await startServer(() => ({ body: '{}' }));
  const window = await openWindow(size);
  await window.type(`watch-api ${server.url} -u me --once`);
  await window.shows(/^Password of me:$/);
  await window.press('hunter23');
  await window.press('BSpace');
  await window.press('2');
  await window.press('Enter');
  expect(await window.prompt()).toBe(0);
  expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([`Basic ${btoa('me:hunter22')}`]);
  expect((await window.lines()).join('\n')).not.toContain('hunter');
});

it.each([
  ['half a password', 'C-c', 130],
  ['', 'C-d', 2],
] as const)('behind %j %s ends the program with %i, and the terminal echoes again', async (typed, key, code) => {
  await using server = await startServer(() => ({ body: '{}' }));
  const window = await openWindow(size);
  await window.type(`watch-api ${server.url} -u me --once`);
  await window.shows(/^Password of me:$/);
  await window.press(typed);
  await window.press(key);
  expect(await window.prompt()).toBe(code);
  await window.type('stty -a | grep -Ec -- "-(echo|icanon)\\b"');
  await window.shows(/^0$/);
  expect(server.requests).toEqual([]);
});

it('Ctrl-Z at the question suspends the program, which asks again when it goes on', async () => {
  await using server = await startServer(() => ({ body: '{}' }));
  const window = await openWindow(size);
  await window.type(`watch-api ${server.url} -u me --once`);
  await window.shows(/^Password of me:$/);
  await window.press('C-z');
  await window.shows(/Stopped|Suspended/);
  await window.type('fg');
  await window.shows(/^Password of me:$/);
  await window.press('pw');
  await window.press('Enter');
  expect(await window.prompt()).toBe(0);
  expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([`Basic ${btoa('me:pw')}`]);
});
