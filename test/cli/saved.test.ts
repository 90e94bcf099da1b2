/** Conditions tried on a saved body: nothing is asked, so nothing is said of asking. */
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
    [['--until', 'status=ready', '--status', '401'], 4, 'refused:'],
    [['--until', 'status=ready', '--status', '500', '--ok-status', '500'], 0, 'met:'],
    [['--until', 'status=ready', '--pin', 'items[0].id=1'], 0, 'met:'],
  ])('%j is %i', async (args, code, verdict) => {
    const ended = await test(args);
    expect([ended.code, ended.stdout]).toEqual([code, '']);
    expect(ended.stderr).toContain(verdict);
  });

  it('explains each condition with the value seen, and says no more', async () => {
    const { stderr } = await test([
      '--until',
      'status=ready',
      '--until',
      'count($.items[*]) == 3',
      '--fail-when',
      'items[0].id=9',
    ]);
    expect(stderr.split('\n')).toEqual([
      'judging standard input: until status=ready and count($.items[*]) == 3, fails when items[0].id=9',
      '  items[0].id=9 is false: $.items[0].id is 1, wanted 9',
      '  status=ready is true: $.status is "ready"',
      '  count($.items[*]) == 3 is false: count($.items[*]) is 2, wanted 3',
      'not yet: count($.items[*]) is 2, wanted 3',
      '',
    ]);
  });

  it('with -vv explains each part, and shows the header that was given', async () => {
    const args = ['--until', '$.status == "done" || length($.items) > 1', '-H', 'X-A: b', '-H', 'Authorization: abc', '-vv'];
    expect((await test(args)).stderr.split('\n')).toEqual([
      'judging standard input: until $.status == "done" || length($.items) > 1',
      '    < x-a: b',
      '    < authorization: ***',
      '    ? $.status == "done" || length($.items) > 1 is true: length($.items) is 2',
      '      false: $.status is "ready", wanted "done"',
      '      true: length($.items) is 2',
      'met: length($.items) is 2',
      '',
    ]);
  });

  it('says what may be meant by a path that is not there', async () => {
    const { stderr } = await test(['--until', 'stauts=ready']);
    expect(stderr.split('\n').slice(-4)).toEqual([
      'not yet: $.stauts is not in the response',
      '  It has: status, items.',
      '  Did you mean $.status?',
      '',
    ]);
  });

  it('tells why a status alone decides', async () => {
    const { stderr } = await test(['--until', 'status=ready', '--status', '500']);
    expect(stderr.split('\n').slice(-3)).toEqual([
      'unreachable: standard input is taken to have come with the status 500',
      '  500 is not among --ok-status 2xx',
      '',
    ]);
  });

  it('without a goal says that no failure holds', async () => {
    const { code, stdout, stderr } = await test(['--fail-when', 'status=failed']);
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain('met: no failure holds: $.status is "ready", wanted "failed"\n');
  });

  it('as events speaks of a file alone', async () => {
    const { code, stderr, events } = await test(['--until', 'status=done', '--json']);
    expect([code, stderr]).toEqual([8, '']);
    const [start, ...others] = events();
    expect(start).toMatchObject({
      type: 'start',
      url: 'standard input',
      source: 'saved',
      method: null,
      interval: null,
      timeoutMs: null,
    });
    expect(others.map(({ type }) => type)).toEqual(['baseline', 'condition', 'end']);
    expect(others.at(-1)).toMatchObject({ result: 'not yet', exitCode: 8, advice: [] });
  });

  it('as a dry run judges nothing', async () => {
    const { code, stdout } = await test(['--until', 'status=done', '-H', 'X-A: b', '-H', 'Cookie: c', '--dry-run']);
    expect(code).toBe(0);
    expect(stdout.split('\n')).toEqual([
      'body     standard input, taken to have come with the status 200',
      '         x-a: b',
      '         cookie: ***',
      'until    status=done',
      'ok       2xx; refused: 4xx,!404,!408,!409,!423,!425,!429',
      'Nothing was judged.',
      '',
    ]);
  });

  it('prints what is asked for, from the file', async () => {
    expect((await test(['--until', 'status=ready', '--print', 'items[1].id', '-q'])).stdout).toBe('2\n');
  });

  it('takes neither hooks nor goals from elsewhere', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'watch-api.config.yaml'), 'version: 1\ndefaults: { confirm: "3", untilChange: true }\n', {
      mode: 0o600,
    });
    const environment = { WATCH_API_CONFIRM: '3', WATCH_API_ON_END: 'echo hook', WATCH_API_INTERVAL: 'never' };
    const { code, stderr } = await runProgram(['test', '-', '--until', 'status=ready'], { input: body, cwd, environment });
    expect([code, stderr.includes('hook')]).toEqual([0, false]);
  });

  it('reads a file, and says when it cannot', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'body.json'), body);
    expect((await runProgram(['test', 'body.json', '--until', 'status=ready'], { cwd })).code).toBe(0);
    const { code, stderr } = await runProgram(['test', 'none.json', '--until', 'status=ready'], { cwd });
    expect([code, stderr.includes('none.json cannot be read')]).toEqual([2, true]);
  });

  it.each([
    [[], 'there is nothing to judge'],
    [['--until', 'status='], 'status='],
    [['--until', 'a', '--status', '99'], '--status: "99" is no HTTP status'],
    [['--until', 'a', '-i', '5s'], '--interval does not apply to test: it reads a saved body and asks nobody'],
    [['--until', 'a', '--bearer', 'x'], '--bearer does not apply to test: it reads a saved body and asks nobody'],
    [['--until', 'a', '--curl', '-'], '--curl does not apply to test: it reads a saved body and asks nobody'],
    [['--until', 'a', '--until-change'], '--until-change does not apply to test: it judges one body, once'],
    [['--until', 'a', '--timeout', '5s'], '--timeout does not apply to test: it judges one body, once'],
    [['--until', 'a', '--heartbeat', '5s'], '--heartbeat does not apply to test: it judges one body, once'],
    [['--until', 'a', '--select', 'b'], '--select does not apply to test: it judges one body, and compares it with none'],
    [['--until', 'a', '--on-met', 'x'], '--on-met does not apply to test: it runs no commands'],
    [['--until', 'a', '--config', 'x'], '--config does not apply to test: it reads no configuration'],
  ])('%j is exit 2', async (args, why) => {
    const { code, stderr } = await test(args);
    expect([code, stderr.includes(why) || stderr]).toEqual([2, true]);
  });
});
