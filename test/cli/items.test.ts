/** The items of a polled list, as a shell sees them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, runProgram } from '../support/program.ts';
import { startServer } from '../support/server.ts';

/** A server whose list grows at its front, one story a poll, and keeps the last three. */
function newsServer() {
  let polls = 0;
  return startServer(() => {
    polls += 1;
    const ids = [polls + 1, polls, polls - 1].filter((id) => id > 0);
    const stories = ids.map((id) => ({ id, title: `Story "${id}"` }));
    return { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ asked: polls, stories }) };
  });
}

const items = ['--items', 'stories', '--item-key', 'id', '-i', '10ms'];

describe('--items', () => {
  it('prints a line for each new item, and none for what changes beside them', async () => {
    await using server = await newsServer();
    const { code, stdout, stderr } = await runProgram([server.url, ...items, '--max-polls', '4']);
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.map((line) => line.replace(/^\+ \S+Z {2}/, ''))).toEqual([
      'id 3  {"id":3,"title":"Story \\"3\\""}',
      'id 4  {"id":4,"title":"Story \\"4\\""}',
      'id 5  {"id":5,"title":"Story \\"5\\""}',
    ]);
    expect(stderr).toMatch(/first answer: 200, \d+ B: 2 items; new ones will be told\n/);
    expect(stderr).toMatch(/met: --max-polls 4 reached, 3 new items in 4 polls/);
  });

  it('with --print gives a value for each, raw', async () => {
    await using server = await newsServer();
    const { stdout, stderr } = await runProgram([
      server.url,
      ...items,
      '--print',
      'title',
      '--print',
      'n=id',
      '--max-polls',
      '3',
    ]);
    expect(stdout).toBe('Story "3"\nn=3\nStory "4"\nn=4\n');
    expect(stderr).toContain('id 3  {"id":3');
  });

  it('with --json gives an event for each, numbered without a gap', async () => {
    await using server = await newsServer();
    const { events } = await runProgram([server.url, ...items, '--json', '--max-polls', '3']);
    expect(events().map(({ type, seq, key, items: count }) => [type, seq, key ?? count])).toEqual([
      ['start', 0, undefined],
      ['baseline', 1, 2],
      ['item', 2, '3'],
      ['item', 3, '4'],
      ['end', 4, undefined],
    ]);
    expect(events()[2]).toMatchObject({ v: 1, poll: 2, value: { id: 3, title: 'Story "3"' } });
  });

  it('runs --on-change for each, with the event on its input', async () => {
    await using server = await newsServer();
    const folder = emptyFolder();
    const hook = `cat >> ${join(folder, 'events')}; echo "$WA_EVENT $WA_CHANGES $WA_NEW" >> ${join(folder, 'told')}`;
    const { code } = await runProgram([server.url, ...items, '--on-change', hook, '--max-polls', '4']);
    expect(code).toBe(0);
    const told = readFileSync(join(folder, 'told'), 'utf8').trimEnd().split('\n');
    expect(told).toEqual([3, 4, 5].map((id) => `item 1 ${JSON.stringify({ id, title: `Story "${id}"` })}`));
    const events = readFileSync(join(folder, 'events'), 'utf8').trimEnd().split('\n');
    expect(events.map((line) => JSON.parse(line).key)).toEqual(['3', '4', '5']);
  });

  it('ends a wait for a change at the first new item', async () => {
    await using server = await newsServer();
    const { code, stderr } = await runProgram([server.url, ...items, '--until-change']);
    expect(code).toBe(0);
    expect(stderr).toContain('met: a new item came (2 polls');
  });

  it('looks once at what there is', async () => {
    await using server = await newsServer();
    expect((await runProgram([server.url, ...items, '--once', '--print', 'id'])).stdout).toBe('2\n1\n');
  });

  it('says whose items they are where there are several watches', async () => {
    await using server = await newsServer();
    const { stdout } = await runProgram([`a=${server.url}`, `b=${server.url}`, ...items, '--max-polls', '3']);
    expect(stdout).toMatch(/^(?:[ab] │ \+ \S+ {2}id \d+ {2}\{.*\n)+$/);
  });

  it('masks secrets in items and in their keys', async () => {
    const pages = ['[]', '[{"id":"hunter22","of":"hunter22"}]'];
    await using server = await startServer(() => ({
      headers: { 'content-type': 'application/json' },
      body: pages.shift() ?? '[]',
    }));
    const args = [server.url, '--items', '$', '--item-key', 'id', '-i', '10ms', '--bearer', 'hunter22', '--max-polls', '2'];
    const { stdout } = await runProgram(args);
    expect(stdout).toMatch(/^\+ \S+ {2}id \*\*\* {2}\{"id":"\*\*\*","of":"\*\*\*"\}\n$/);
    expect(stdout).not.toContain('hunter22');
  });

  it('is refused beside what is about comparing, before anything is sent', async () => {
    await using server = await newsServer();
    const { code, stderr } = await runProgram([server.url, ...items, '--ignore', 'at']);
    expect([code, server.requests.length]).toEqual([2, 0]);
    expect(stderr).toBe(
      'watch-api: --ignore is about what is compared, and with --items nothing is\n  Say what to compare: --select PATH.\n',
    );
  });
});
