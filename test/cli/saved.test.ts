/** Conditions tried on a saved body. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, runProgram } from '../support/program.ts';

const body = JSON.stringify({ status: 'ready', items: [{ id: 1 }, { id: 2 }] });

function test(args: readonly string[], input = body) {
  return runProgram(['test', '-', ...args], { input });
}

describe('watch-api test', () => {
  it.each([
    [['--until', 'status=ready'], 0, 'met:'],
    [['--until', 'status=done'], 8, 'not yet:'],
    [['--until', 'status=done', '--fail-when', 'items[0].id=1'], 1, 'failed:'],
    [['--until', 'status() == 404', '--status', '404'], 0, 'met:'],
    [['--until', "header('x-a') == 'b'", '-H', 'X-A: b'], 0, 'met:'],
    [['--until', 'status=ready', '--status', '500'], 3, 'unreachable:'],
  ])('%j is %i', async (args, code, verdict) => {
    const ended = await test(args);
    expect([ended.code, ended.stdout]).toEqual([code, '']);
    expect(ended.stderr).toContain(verdict);
  });

  it('explains each condition with the value seen', async () => {
    const { stderr } = await test(['--until', 'status=ready', '--until', 'count($.items[*]) == 3']);
    expect(stderr).toMatch(/status=ready.*true/);
    expect(stderr).toMatch(/count\(\$\.items\[\*\]\).*false.*\b2\b.*wanted 3/);
  });

  it('reads a file, and says when it cannot', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'body.json'), body);
    expect((await runProgram(['test', 'body.json', '--until', 'status=ready'], { cwd })).code).toBe(0);
    const { code, stderr } = await runProgram(['test', 'none.json', '--until', 'status=ready'], { cwd });
    expect([code, stderr.includes('none.json cannot be read')]).toEqual([2, true]);
  });

  it.each([[[]], [['--until', 'status=']], [['--until', 'a', '--status', '99']]])('%j is exit 2', async (args) => {
    expect((await test(args)).code).toBe(2);
  });
});
