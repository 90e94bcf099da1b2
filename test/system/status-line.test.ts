/** The status line on a real terminal whose size changes, that echoes keys, and that belongs to other jobs now and then. */
import { describe, expect, it } from 'vitest';
import { startServer } from '../support/server.ts';
import { openWindow, type Size, type TerminalWindow } from '../support/tmux.ts';

const STATUS = /^[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] /;

/** A server whose answer is changed by the test. */
async function serverOf(first: unknown) {
  let now = first;
  const answersWith = (next: unknown) => {
    now = next;
  };
  const answer = () => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(now) });
  return Object.assign(await startServer(answer), { answersWith });
}

/** The lines behind the typed command, without what differs from run to run. */
async function told(window: TerminalWindow): Promise<readonly string[]> {
  const lines = await window.lines();
  const typed = lines.findIndex((line) => line.includes('watch-api http'));
  return lines.slice(typed + 1).map((line) => line.replace(/\d\d:\d\d:\d\d/, 'TIME').replace(/\(\d+ polls, .*\)$/, '(…)'));
}

it('Ctrl-C takes the status line away where it fills the window', async () => {
  await using server = await serverOf({ status: 'building' });
  const window = await openWindow([40, 10]);
  await window.type(`watch-api ${server.url} --until status=ready`);
  await window.shows(/…$/);
  await window.press('C-c');
  expect(await window.prompt()).toBe(130);
  expect((await window.lines()).filter((line) => STATUS.test(line))).toEqual([]);
});

describe('a window that is narrowed', () => {
  const steps: readonly (readonly Size[])[] = [
    [[60, 30]],
    [[40, 12]],
    [
      [90, 12],
      [70, 12],
      [50, 12],
      [30, 12],
    ],
    [
      [30, 12],
      [120, 12],
      [25, 12],
    ],
    [[20, 6]],
  ];

  it.each(steps.map((sizes) => [sizes] as const))('to %j keeps nothing of the line it had', async (sizes) => {
    await using server = await serverOf({ n: 0 });
    const window = await openWindow([120, 12]);
    await window.type('seq 30');
    await window.prompt();
    await window.type(`watch-api ${server.url} --until n=9 -i 50ms --timeout 1m`);
    await window.shows(/wanted 9$/);
    let n = 0;
    for (const size of sizes) {
      await window.resize(size);
      n += 1;
      server.answersWith({ n });
      await window.shows(new RegExp(`→ ${n}$`));
    }
    server.answersWith({ n: 9 });
    expect(await window.prompt()).toBe(0);
    const changes = [...sizes.map((_, at) => `~ TIME  $.n  ${at} → ${at + 1}`), `~ TIME  $.n  ${n} → 9`];
    expect(await told(window)).toEqual([...changes, 'met: $.n is 9 (…)', '[0] $']);
  });
});

describe('a window with nothing above the status line', () => {
  it('keeps nothing of it either when it is narrowed', async () => {
    await using server = await serverOf({ n: 0 });
    const window = await openWindow([120, 12]);
    await window.type(`watch-api ${server.url} --until n=1 -i 50ms --timeout 1m`);
    await window.shows(/wanted 1$/);
    await window.resize([60, 12]);
    server.answersWith({ n: 1 });
    expect(await window.prompt()).toBe(0);
    expect(await told(window)).toEqual(['~ TIME  $.n  0 → 1', 'met: $.n is 1 (…)', '[0] $']);
  });
});

describe('a job in the background', () => {
  it('leaves the terminal to the others, but tells what is new', async () => {
    await using server = await serverOf({ n: 0 });
    const window = await openWindow([100, 20]);
    await window.type(`watch-api ${server.url} --until n=2 -i 50ms --max-polls 200 & sleep 1.2; echo done sleeping`);
    await window.shows(/^done sleeping$/);
    expect((await told(window)).filter((line) => STATUS.test(line))).toEqual([]);
    expect(new TextDecoder().decode(await window.written())).not.toContain('asking');
    server.answersWith({ n: 1 });
    await window.shows(/\$\.n {2}0 → 1$/);
    await window.type('fg');
    await window.shows(/wanted 2$/);
    server.answersWith({ n: 2 });
    expect(await window.prompt()).toBe(0);
    expect((await told(window)).slice(-3)).toEqual(['~ TIME  $.n  1 → 2', 'met: $.n is 2 (…)', '[0] $']);
  });

  it('that was in the foreground repaints nothing, and wipes nothing away', async () => {
    await using server = await serverOf({ n: 0 });
    const window = await openWindow([100, 20]);
    await window.type(`watch-api ${server.url} --until n=1 -i 50ms --max-polls 200`);
    await window.shows(/wanted 1$/);
    await window.press('C-z');
    await window.prompt();
    await window.type('bg');
    await window.type('echo one; sleep 1; echo two; printf three; sleep 1; echo');
    await window.shows(/^three$/);
    const shown = await told(window);
    expect(shown.filter((line) => STATUS.test(line))).toEqual([]);
    expect(shown.slice(-3)).toEqual(['one', 'two', 'three']);
  });
});
