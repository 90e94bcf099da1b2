/** Completion in an interactive zsh, whose completion system works nowhere else. */
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { openWindow } from '../support/tmux.ts';

const folder = resolve(import.meta.dirname, '../../completions');
const SETUP = `fpath=(${folder} $fpath); autoload -Uz compinit; compinit -u -D; PS1='zsh> '`;

/** Types the line and Tab, and waits for what the screen is to show. */
async function completed(typed: string, shown: RegExp): Promise<readonly string[]> {
  const window = await openWindow([100, 30], { SETUP });
  await window.type('exec zsh -f');
  await window.press('eval $SETUP');
  await window.press('Enter');
  await window.shows(/^zsh>$/);
  await window.press(typed);
  await window.shows(new RegExp(`^zsh> ${typed.trimEnd()}$`));
  await window.press('Tab');
  return window.shows(shown);
}

it.each([
  ['watch-api ru', /^zsh> watch-api run$/],
  ['watch-api --until-c', /^zsh> watch-api --until-change$/],
  ['watch-api completion z', /^zsh> watch-api completion zsh$/],
  ['watch-api --color ', /^always +auto +never$/],
  ['watch-api a.b -- mkfifo --m', /^zsh> watch-api a\.b -- mkfifo --mode=$/],
])('zsh completes "%s"', async (typed, shown) => {
  expect(await completed(typed, shown)).toContainEqual(expect.stringMatching(shown));
});
