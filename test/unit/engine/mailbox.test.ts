import { describe, expect, it } from 'vitest';
import { createMailbox } from '../../../src/engine/mailbox.ts';

describe('a mailbox', () => {
  it('gives what was put in, in order, whether the reader came first or last', async () => {
    const mailbox = createMailbox<number>();
    mailbox.put(1);
    mailbox.put(2);
    expect([await mailbox.take(), await mailbox.take()]).toEqual([1, 2]);
    const next = mailbox.take();
    mailbox.put(3);
    expect(await next).toBe(3);
  });

  it('rejects the take that follows a failure, and goes on after it', async () => {
    const mailbox = createMailbox<number>();
    mailbox.fail(new Error('bug'));
    mailbox.put(4);
    await expect(mailbox.take()).rejects.toThrow('bug');
    expect(await mailbox.take()).toBe(4);
  });
});
