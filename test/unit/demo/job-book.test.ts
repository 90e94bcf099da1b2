/** Claims about the book of jobs: their course, their keys, and how many are remembered. */
import { describe, expect, it } from 'vitest';
import { createJobBook, orderIn } from '../../../src/demo/job-book.ts';
import { question } from '../../support/demo-question.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

const courseOf = async (fails: boolean) => {
  const clock = createFakeClock();
  const book = createJobBook(clock);
  const job = book.take({ order: '', fails });
  const course: string[] = [];
  for (let second = 0; second <= 5; second += 0.5) {
    const standing = job === undefined ? undefined : book.standing(job);
    course.push(standing?.phase === 'running' ? `${standing.percent} %` : `${standing?.phase}`);
    await clock.advance(500);
  }
  return course;
};

describe('a job', () => {
  it('is queued for a second and done after four', async () => {
    const running = ['0 %', '10 %', '30 %', '50 %', '60 %', '80 %'];
    expect(await courseOf(false)).toEqual(['queued', 'queued', ...running, 'succeeded', 'succeeded', 'succeeded']);
  });

  it('may fail after three', async () => {
    const failed = Array.from({ length: 5 }, () => 'failed');
    expect(await courseOf(true)).toEqual(['queued', 'queued', '0 %', '10 %', '30 %', '50 %', ...failed]);
  });
});

describe('the book of jobs', () => {
  it('takes a job on once for one key', () => {
    const book = createJobBook(createFakeClock());
    const first = book.take({ order: 'a', fails: false, key: 'k' });
    expect(book.take({ order: 'a', fails: false, key: 'k' })).toBe(first);
    expect(book.take({ order: 'b', fails: false, key: 'k' })).toBe(undefined);
    expect(book.take({ order: 'a', fails: false, key: 'l' })?.number).toBe(2);
    expect([book.take({ order: 'a', fails: false })?.number, book.take({ order: 'a', fails: false })?.number]).toEqual([3, 4]);
  });

  it('remembers the newest hundred', () => {
    const book = createJobBook(createFakeClock());
    for (let number = 1; number <= 101; number += 1) book.take({ order: '', fails: false });
    expect([book.find('1'), book.find('2')?.number, book.find('101')?.number, book.find('102')]).toEqual([
      undefined,
      2,
      101,
      undefined,
    ]);
  });

  it('finds orders in requests', () => {
    expect(orderIn(question('/jobs'), 'a')).toEqual({ order: 'a', fails: false });
    expect(orderIn(question('/jobs?fail', { headers: { 'idempotency-key': 'k' } }), 'a')).toEqual({
      order: 'a',
      fails: true,
      key: 'k',
    });
  });
});
