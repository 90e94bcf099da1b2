import { describe, expect, it } from 'vitest';
import { json, network, play, type Scene } from '../../support/scenario.ts';
import type { WatchParts } from '../../support/watches.ts';

const answer = json({ id: 7, items: [{ id: 'a', name: 'x' }], meta: { at: 1 } });
const list = 'It has: id, items, meta.';
const notices = async (parts: WatchParts, script: readonly Scene[]) => {
  const { events } = await play({ limits: { maxPolls: script.length }, ...parts }, script);
  let poll = 0;
  return events.flatMap((event) => {
    if (event.type === 'poll') poll += 1;
    return event.type === 'notice' ? [{ after: poll, code: event.code, message: event.message, hint: event.hint }] : [];
  });
};
const four = [answer, answer, answer, answer, answer];

describe('an option that selects nothing in three answers is told once, with what there is', () => {
  it.each([
    [{ select: ['item'] }, `--select item selects nothing in the response. ${list}`, 'Did you mean $.items?'],
    [
      { ignore: ['$.meta.att'] },
      '--ignore $.meta.att selects nothing in the response. $.meta has: at.',
      'Did you mean $.meta.at?',
    ],
    [{ select: ['$.items[?@.id=="z"]'] }, '--select $.items[?@.id=="z"] selects nothing in the response.', null],
    [{ ignoreOrder: ['$.itmes'] }, `--ignore-order $.itmes selects nothing in the response. ${list}`, 'Did you mean $.items?'],
    [{ ignoreOrder: ['$.meta'] }, '--ignore-order $.meta selects no array: it is an object.', null],
    [{ arrayKeys: ['$.meta=id'] }, '--array-key $.meta=id selects no array: it is an object.', null],
    [{ arrayKeys: ['$.itmes=id'] }, `--array-key $.itmes=id selects nothing in the response. ${list}`, 'Did you mean $.items?'],
    [
      { arrayKeys: ['$.items=nam'] },
      '--array-key $.items=nam: no item has that field. An item has: id, name.',
      'Did you mean name?',
    ],
    [{ pin: 'idd=7' }, `--pin idd=7 selects nothing in the response. ${list}`, 'Did you mean $.id?'],
  ] as const)('%j', async (parts, message, hint) => {
    const goal = 'pin' in parts ? { until: ['id=7'] } : {};
    expect(await notices({ ...goal, ...parts }, four)).toEqual([{ after: 2, code: 'stuck-path', message, hint }]);
  });

  it.each([
    [{ select: ['$.items', '$.id'] }],
    [{ ignore: ['$.meta.at'] }],
    [{ arrayKeys: ['$.items=id'] }],
    [{ ignoreOrder: ['$.items'] }],
    [{ pin: 'id=7', until: ['id=8'] }],
  ])('but %j selects something', async (parts) => {
    expect(await notices(parts, four)).toEqual([]);
  });

  it('and one that selected something in one of them is not', async () => {
    const [full, bare] = [json({ a: 1, list: [{ k: 1 }] }), json({ list: [] })];
    expect(await notices({ select: ['$.a'], arrayKeys: ['$.list=id'] }, [bare, full, bare, bare])).toEqual([]);
    expect(await notices({ arrayKeys: ['$.list=id'] }, [bare, bare, bare, bare])).toEqual([]);
  });

  it('and trouble is no answer', async () => {
    const told = await notices({ select: ['$.zzzzzz'] }, [answer, network(), answer, network(), answer, answer]);
    expect(told.map(({ after }) => after)).toEqual([4]);
  });
});

describe('help on conditions', () => {
  it('counts the answers that were judged, not those of another identity', async () => {
    const [other, ours] = [json({ id: 1 }), json({ id: 7, items: [] })];
    const told = await notices({ until: ['itmes'], pin: 'id=7' }, [other, other, other, ours, ours, ours, ours]);
    expect(told).toMatchObject([{ after: 5, message: '$.itmes is not in the response. It has: id, items.' }]);
  });
});

describe('a pin of another type', () => {
  const hint = 'For text write it in quotes: "42"';
  const [text, other] = [json({ id: '42' }), json({ id: '41' })];

  it('is told once, as soon as it shows', async () => {
    const told = await notices({ until: ['s=1'], pin: 'id=42' }, [other, text, other, text]);
    expect(told).toEqual([
      {
        after: 1,
        code: 'type-mismatch',
        message: 'id is "42", a string; 42 is a number, so they are never equal.',
        hint,
      },
    ]);
  });
});
