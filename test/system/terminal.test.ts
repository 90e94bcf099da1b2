/** The program at a real terminal: what someone sees who sits in front of it. */
import { describe, expect, it } from 'vitest';
import { startServer } from '../support/server.ts';
import { openWindow, type Size, type TerminalWindow } from '../support/tmux.ts';

const answer = (value: unknown) => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) });

/** A server that counts its answers up to `last` and stays there. */
function counter(last: number) {
  let n = 0;
  return startServer(() => answer({ n: Math.min(++n, last) }));
}

/** A server whose answer is changed by the test. */
async function serverOf(first: unknown) {
  let now = first;
  const answersWith = (next: unknown) => {
    now = next;
  };
  return Object.assign(await startServer(() => answer(now)), { answersWith });
}

const wide: Size = [100, 30];
const STATUS = /^[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] /;
const VERDICT = /^(met|failed|timeout|interrupted): /;

/** The lines behind the typed command, without what differs from run to run. */
function told(lines: readonly string[]): readonly string[] {
  const typed = lines.findIndex((line) => line.startsWith('[0] $ watch-api'));
  return lines.slice(typed + 1).map((line) => line.replace(/\d\d:\d\d:\d\d/, 'TIME').replace(/\(\d+ polls, .*\)$/, '(…)'));
}

const changes = (last: number) => Array.from({ length: last - 1 }, (_, at) => `~ TIME  $.n  ${at + 1} → ${at + 2}`);

/** The rows that are status lines, look by look until the shell is back. */
async function statusRows(window: TerminalWindow): Promise<readonly (readonly string[])[]> {
  const looks: string[][] = [];
  let over = false;
  const back = window.prompt().finally(() => {
    over = true;
  });
  while (!over) looks.push((await window.rows()).filter((row) => STATUS.test(row)));
  await back;
  return looks;
}

describe('a wait at a terminal', () => {
  it.each([[wide], [[40, 10] as const], [[20, 6] as const]])('of %j scrolls its changes above one status line', async (size) => {
    await using server = await counter(40);
    const window = await openWindow(size);
    await window.type(`watch-api ${server.url} --until n=40 -i 40ms`);
    const looks = await statusRows(window);
    expect(Math.max(...looks.map((rows) => rows.length))).toBe(1);
    expect(Math.max(...looks.flat().map((row) => row.length))).toBeLessThan(size[0]);
    expect(told(await window.lines())).toEqual([...changes(40), 'met: $.n is 40 (…)', '[0] $']);
  });

  it('counts down below the last change', async () => {
    await using server = await counter(2);
    const window = await openWindow(wide);
    await window.type(`watch-api ${server.url} --until n=3 -i 20s --timeout 1m`);
    await window.shows(/200 · next in \d+s · \d+s of 1m · \$\.n is 1, wanted 3$/);
    const left = async () => Number(/next in (\d+)s/.exec((await window.rows()).at(-1) ?? '')?.[1]);
    await expect.poll(left, { timeout: 10_000 }).toBeLessThan(await left());
    expect((await window.rows()).filter((each) => each.includes('next in'))).toHaveLength(1);
  });

  it('shows trouble as it comes and goes', async () => {
    let turn = 0;
    await using server = await startServer(() => ({ ...answer({ ok: turn > 3 }), status: turn++ % 2 === 1 ? 503 : 200 }));
    const window = await openWindow(wide);
    await window.type(`watch-api ${server.url} --until ok -i 30ms`);
    expect(await window.prompt()).toBe(0);
    const shown = told(await window.lines());
    expect(shown.filter((line) => line.includes('error:'))).toHaveLength(2);
    expect(shown.filter((line) => line.includes('recovered'))).toHaveLength(2);
    expect(shown.filter((line) => VERDICT.test(line))).toEqual(['met: $.ok is true (…)']);
  });

  it('shows what a response says as text: it neither clears the screen nor names the window', async () => {
    const evil = '\u001b[2J\u001b[H\u001b]2;pwned\u0007\r\n';
    await using server = await serverOf({ n: 1 });
    const window = await openWindow(wide);
    const title = await window.fact('#{pane_title}');
    await window.type(`watch-api ${server.url} --until-change -i 30ms`);
    await window.shows(STATUS);
    server.answersWith({ n: evil });
    expect(await window.prompt()).toBe(0);
    expect((await window.rows())[0]).toContain('watch-api');
    expect(await window.fact('#{pane_title}')).toBe(title);
  });
});

describe('a narrow window', () => {
  it.each([[[40, 10] as const], [[20, 6] as const]])('of %j has a status line cut to its width', async (size) => {
    await using server = await serverOf({ status: 'building' });
    const window = await openWindow(size);
    await window.type(`watch-api ${server.url} --until status=ready -i 1m`);
    await window.shows(/· 200 …?|…$/);
    const rows = await window.rows();
    expect(rows.at(-1)).toMatch(/^. 127\.0\.0\.1:.*…$/);
    expect(rows.at(-1)?.length).toBeGreaterThan(size[0] - 4);
    expect(rows.filter((row) => STATUS.test(row))).toHaveLength(1);
  });

  it('that becomes wide shows the whole line', async () => {
    await using server = await serverOf({ status: 'building' });
    const window = await openWindow([40, 10]);
    await window.type(`watch-api ${server.url} --until status=ready -i 100ms`);
    await window.shows(/…$/);
    await window.resize(wide);
    await window.shows(/wanted "ready"$/);
    server.answersWith({ status: 'ready' });
    expect(await window.prompt()).toBe(0);
    expect(told(await window.lines())).toEqual([
      '~ TIME  $.status  "building" → "ready"',
      'met: $.status is "ready" (…)',
      '[0] $',
    ]);
  });
});

describe('Ctrl-C', () => {
  it('ends a wait within a second and leaves the terminal as it was', async () => {
    await using server = await serverOf({ status: 'building' });
    const window = await openWindow(wide);
    await window.type('stty -g > before');
    await window.prompt();
    await window.type(`watch-api ${server.url} --until s=x`);
    await window.shows(STATUS);
    const began = performance.now();
    await window.press('C-c');
    expect(await window.prompt()).toBe(130);
    expect(performance.now() - began).toBeLessThan(1500);
    const shown = told(await window.lines()).filter((line) => line !== '');
    expect(shown).toEqual([expect.stringMatching(/^interrupted: SIGINT/), '[130] $']);
    expect(await window.fact('#{cursor_flag}')).toBe('1');
    await window.type('stty -g > after');
    await window.prompt();
    expect(window.file('after')).toBe(window.file('before'));
  });

  it('belongs to the command behind -- while that runs', async () => {
    await using server = await serverOf({});
    const window = await openWindow(wide);
    await window.type(`watch-api ${server.url} -- sh -c 'trap "echo caught; exit 5" INT; echo up; read x'`);
    await window.shows(/^up$/);
    await window.press('C-c');
    expect(await window.prompt()).toBe(5);
    expect((await window.lines()).filter((line) => line.endsWith('caught'))).toHaveLength(1);
  });
});

describe('Ctrl-Z', () => {
  it('stops a wait, and fg has it go on', async () => {
    await using server = await serverOf({ status: 'building' });
    const window = await openWindow(wide);
    await window.type(`watch-api ${server.url} --until status=ready -i 50ms`);
    await window.shows(STATUS);
    await window.press('C-z');
    expect(await window.prompt()).toBe(148);
    server.answersWith({ status: 'ready' });
    const asked = server.requests.length;
    await window.type('echo meanwhile');
    await window.prompt();
    expect(server.requests.length).toBe(asked);
    await window.type('fg');
    expect(await window.prompt()).toBe(0);
    const shown = told(await window.lines());
    expect(shown.slice(-3)).toEqual(['~ TIME  $.status  "building" → "ready"', 'met: $.status is "ready" (…)', '[0] $']);
  });
});

describe('a command behind --', () => {
  it('gets the terminal, with no status line left on it', async () => {
    await using server = await serverOf({ status: 'ready' });
    const window = await openWindow(wide);
    const script = 'test -t 0 && test -t 1 && test -t 2 && read x; echo got $x; exit 3';
    await window.type(`watch-api ${server.url} --until status=ready -- sh -c '${script}'`);
    await window.shows(VERDICT);
    await window.type('hello');
    expect(await window.prompt()).toBe(3);
    expect(told(await window.lines())).toEqual([
      expect.stringMatching(/^met: \$\.status is "ready"/),
      'hello',
      'got hello',
      '[3] $',
    ]);
  });
});

describe('a terminal that can do less', () => {
  it('is never repainted when TERM is dumb', async () => {
    await using server = await counter(4);
    const window = await openWindow(wide, { TERM: 'dumb' });
    await window.type(`watch-api ${server.url} --until n=4 -i 300ms`);
    expect(await window.prompt()).toBe(0);
    const written = new TextDecoder().decode(await window.written());
    expect(written.replaceAll('\r\n', '\n')).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    expect(told(await window.lines()).slice(1)).toEqual([...changes(4), 'met: $.n is 4 (…)', '[0] $']);
  });

  it('gets nothing but ASCII when its locale is C', async () => {
    await using server = await serverOf({ status: 'building' });
    const window = await openWindow(wide, { LANG: 'C' });
    await window.type(`watch-api ${server.url} --until status=ready -i 300ms --timeout 1m`);
    await window.shows(/^[-\\|/] 127\.0\.0\.1\S+ - 200 - .* - \ds of 1m - \$\.status is "building", wanted "ready"$/);
    await window.resize([60, 30]);
    await window.shows(/^[-\\|/] 127\.0\.0\.1.*\.\.\.$/);
    server.answersWith({ status: 'ready' });
    expect(await window.prompt()).toBe(0);
    expect(Math.max(...(await window.written()))).toBeLessThan(128);
    expect(told(await window.lines())).toContain('~ TIME  $.status  "building" -> "ready"');
  });
});
