/** Entity tags that flip, lie or mean nothing: no change where nothing changed, none lost where something did. */
import { describe, expect, it } from 'vitest';
import { type Ended, runProgram } from '../../support/program.ts';
import { type SeenRequest, type ShortAnswer, startServer } from '../../support/server.ts';

const json = (value: unknown, etag: string): ShortAnswer => ({
  headers: { 'content-type': 'application/json', etag },
  body: JSON.stringify(value),
});

/** The feed over a server that answers its n-th request, from 1, so. */
async function feed(answer: (at: number, request: SeenRequest) => ShortAnswer, ...args: readonly string[]) {
  await using server = await startServer((request) => answer(server.requests.length, request));
  const ended = await runProgram([server.url, '-i', '5ms', '--json', ...args]);
  return { ended, conditions: server.requests.map(({ headers }) => headers['if-none-match']) };
}

const changesIn = ({ events }: Ended) => events().filter(({ type }) => type === 'change');
const troubleIn = ({ events }: Ended) => events().filter(({ type }) => type === 'error');

describe('entity tags', () => {
  it('of two backends that flip under the same content are no change', async () => {
    const { ended, conditions } = await feed((at) => json({ v: 1 }, at % 2 ? '"a"' : '"b"'), '--max-polls', '8');
    expect([changesIn(ended), troubleIn(ended)]).toEqual([[], []]);
    expect(conditions).toEqual([undefined, '"a"', '"b"', '"a"', '"b"', '"a"', '"b"', '"a"']);
  });

  it('of two backends hide no change: it is told once, from whichever it comes', async () => {
    const { ended } = await feed((at) => json({ v: at < 5 ? 1 : 2 }, at % 2 ? '"a"' : '"b"'), '--max-polls', '8');
    expect(changesIn(ended)).toMatchObject([{ changes: [{ path: '/v', before: 1, after: 2 }] }]);
  });

  it('weak and strong by turns are sent back as they came, and are no change', async () => {
    const tags = ['"1"', 'W/"1"'];
    const { ended, conditions } = await feed((at) => json({ v: 1 }, tags[at % 2] ?? ''), '--max-polls', '4');
    expect(changesIn(ended)).toEqual([]);
    expect(conditions).toEqual([undefined, 'W/"1"', '"1"', 'W/"1"']);
  });

  it('that lie are found out: one poll in fifty has no condition', async () => {
    const { ended, conditions } = await feed(
      (at, { headers }) => (headers['if-none-match'] === undefined ? json({ v: at === 1 ? 1 : 2 }, '"same"') : { status: 304 }),
      '--max-polls',
      '102',
    );
    expect(changesIn(ended)).toMatchObject([{ poll: 51, changes: [{ path: '/v', before: 1, after: 2 }] }]);
    const unconditional = conditions.flatMap((condition, at) => (condition === undefined ? [at + 1] : []));
    expect(unconditional).toEqual([1, 51, 101]);
  });

  it('of a 304 for another one are taken up, and the value stays', async () => {
    const { ended, conditions } = await feed(
      (at) => (at === 1 ? json({ v: 1 }, '"a"') : { status: 304, headers: { etag: '"b"' } }),
      '--max-polls',
      '3',
    );
    expect([changesIn(ended), troubleIn(ended)]).toEqual([[], []]);
    expect(conditions).toEqual([undefined, '"a"', '"b"']);
    expect(ended.events().at(-1)).toMatchObject({ value: { v: 1 } });
  });

  it('that no header can hold are not sent back', async () => {
    const { ended, conditions } = await feed(() => json({ v: 1 }, `"${'x'.repeat(5000)}"`), '--max-polls', '3');
    expect(troubleIn(ended)).toEqual([]);
    expect(conditions).toEqual([undefined, undefined, undefined]);
  });

  it('are forgotten after trouble: what comes next stands on its own', async () => {
    const { ended, conditions } = await feed(
      (at, { headers }) => {
        if (at === 2) return { status: 503 };
        return headers['if-none-match'] === '"a"' ? { status: 304 } : json({ v: 1 }, '"a"');
      },
      '--max-polls',
      '4',
    );
    expect([changesIn(ended), troubleIn(ended).length]).toEqual([[], 1]);
    expect(conditions).toEqual([undefined, '"a"', undefined, '"a"']);
  });
});

describe('a body that flaps between two values', () => {
  const flapping = (at: number) => json({ v: at % 2 ? 1 : 2 }, `"${at}"`);

  it('changes each time, and each change is told once, against what was before', async () => {
    const { ended } = await feed(flapping, '--max-polls', '5');
    const edits = changesIn(ended).map(({ changes }) => changes);
    const there = [expect.objectContaining({ before: 1, after: 2 })];
    const back = [expect.objectContaining({ before: 2, after: 1 })];
    expect(edits).toEqual([there, back, there, back]);
  });

  it('is no change to whoever wants two polls to agree', async () => {
    const { ended } = await feed(flapping, '--max-polls', '6', '--confirm', '2');
    expect(changesIn(ended)).toEqual([]);
  });

  it('never meets a goal that must hold twice', async () => {
    const { ended } = await feed(flapping, '--max-polls', '6', '--confirm', '2', '--until', 'v==2');
    expect(ended.code).toBe(8);
  });
});
