/** Claims about what waits while commands run. */
import { describe, expect, it } from 'vitest';
import type { HookMoment } from '../../../src/domain/plan.ts';
import type { WatchEvent } from '../../../src/domain/record.ts';
import { createWaitingList, type Due, MOST_ITEMS } from '../../../src/hooks/waiting-list.ts';
import { answerOf, changeOf, endOf, errorOf, itemOf, recordOf } from '../../support/records.ts';

const due = (moment: HookMoment, event: WatchEvent, body?: Uint8Array): Due => ({
  moment,
  record: recordOf(event, body === undefined ? {} : { attachment: { answer: answerOf({}, { body }) } }),
  url: '',
  poll: 0,
});
const item = (key: string, body?: Uint8Array) => due('change', itemOf({ key }), body);

/** What is taken out of a list, as short names. */
function taken(list: ReturnType<typeof createWaitingList>): readonly string[] {
  const names: string[] = [];
  for (let next = list.take(); next !== undefined; next = list.take()) {
    const { event } = next.record;
    names.push(event.type === 'item' ? event.key : `${event.type} ${'poll' in event ? event.poll : ''}`.trim());
  }
  return names;
}

describe('what waits', () => {
  it('is of each moment the newest, in the order it came', () => {
    const list = createWaitingList();
    list.add(due('change', changeOf({ poll: 1 })));
    list.add(due('error', errorOf()));
    list.add(due('change', changeOf({ poll: 2 })));
    expect(taken(list)).toEqual(['error', 'change 2']);
  });

  it('is every item, whatever else comes', () => {
    const list = createWaitingList();
    for (const key of ['a', 'b']) list.add(item(key));
    for (const poll of [1, 2]) list.add(due('change', changeOf({ poll })));
    list.add(item('c'));
    expect(taken(list)).toEqual(['a', 'b', 'change 2', 'c']);
  });

  it('is bounded in number; what is no item has room at any time', () => {
    const list = createWaitingList();
    for (let at = 0; at < MOST_ITEMS; at += 1) expect(list.add(item(String(at)))).toBe(true);
    expect(list.add(item('more'))).toBe(false);
    expect(list.add(due('end', endOf()))).toBe(true);
    list.take();
    list.take();
    expect(list.add(item('again'))).toBe(true);
  });

  it('is bounded in bytes, one body counted once', () => {
    const list = createWaitingList();
    const large = new Uint8Array(30 * 1024 * 1024);
    for (let at = 0; at < 100; at += 1) expect(list.add(item(String(at), large))).toBe(true);
    expect(list.add(item('other', large.slice()))).toBe(true);
    expect(list.add(item('too much', large.slice()))).toBe(false);
    expect(taken(list)).toHaveLength(101);
    expect(list.add(item('again', large.slice()))).toBe(true);
  });

  it('can be dropped', () => {
    const list = createWaitingList();
    list.add(item('a'));
    list.clear();
    expect(taken(list)).toEqual([]);
  });
});
