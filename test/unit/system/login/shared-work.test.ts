/** Claims about work that several wait for. */
import { describe, expect, it } from 'vitest';
import { shareWork } from '../../../../src/system/login/shared-work.ts';

/** Work that ends when told to, and knows whether it was given up. */
function working() {
  let finish: (result: string) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  let isOver = () => false;
  const work = shareWork<string>((over) => {
    isOver = () => over.aborted;
    return new Promise((resolve, reject) => {
      [finish, fail] = [resolve, reject];
    });
  });
  return { work, finish: (result: string) => finish(result), fail: (error: Error) => fail(error), isOver: () => isOver() };
}

const never = new AbortController().signal;

describe('shared work', () => {
  it('gives everyone its result', async () => {
    const { work, finish } = working();
    const both = Promise.all([work.join(never, 'no'), work.join(never, 'no')]);
    finish('done');
    expect(await both).toEqual(['done', 'done']);
  });

  it('goes on while one waits, whoever leaves', async () => {
    const { work, finish, isOver } = working();
    const leaving = new AbortController();
    const left = work.join(leaving.signal, 'left');
    const stayed = work.join(never, 'no');
    leaving.abort();
    expect([await left, isOver()]).toEqual(['left', false]);
    finish('done');
    expect(await stayed).toBe('done');
  });

  it('is given up when the last has left', async () => {
    const { work, finish, isOver } = working();
    const leaving = new AbortController();
    const left = [work.join(leaving.signal, 'left'), work.join(leaving.signal, 'left')];
    leaving.abort();
    expect([await Promise.all(left), isOver()]).toEqual([['left', 'left'], true]);
    finish('late');
    await work.ended;
  });

  it('is not waited for by who has left before', async () => {
    const { work, isOver } = working();
    expect(await work.join(AbortSignal.abort(), 'left')).toBe('left');
    expect(isOver()).toBe(true);
  });

  it('tells everyone of a bug, and ends all the same', async () => {
    const { work, fail } = working();
    const joined = work.join(never, 'no');
    fail(new Error('a bug'));
    await expect(joined).rejects.toThrow('a bug');
    expect(await work.ended).toBe(undefined);
  });
});
