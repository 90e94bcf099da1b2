import { describe, expect, it } from 'vitest';
import { FlowingBody } from '../../../../src/system/http/flowing-body.ts';

const never = new AbortController().signal;

/** A body and what its flow was told. */
function bodyWithFlow() {
  const told: string[] = [];
  const body = new FlowingBody({ pause: () => told.push('pause'), resume: () => told.push('resume') });
  return { body, told };
}

describe('a body that goes on', () => {
  it('gives all that has come in one piece', async () => {
    const { body } = bodyWithFlow();
    for (const text of ['a', 'b', 'c']) body.put(Buffer.from(text));
    expect(await body.next(never)).toEqual({ kind: 'bytes', bytes: Buffer.from('abc') });
  });

  it('gives whoever waits all chunks that come together', async () => {
    const { body } = bodyWithFlow();
    const next = body.next(never);
    for (const text of ['a', 'b']) body.put(Buffer.from(text));
    expect(await next).toEqual({ kind: 'bytes', bytes: Buffer.from('ab') });
  });

  it('gives its last word when all has been taken, again and again; the first one counts', async () => {
    const { body } = bodyWithFlow();
    body.put(Buffer.from('a'));
    body.end({ kind: 'end' });
    body.end({ kind: 'broken', error: new Error('later') });
    expect([await body.next(never), await body.next(never), await body.next(never)].map(({ kind }) => kind)).toEqual([
      'bytes',
      'end',
      'end',
    ]);
  });

  it('pauses its flow once when it is full, and resumes it when it was emptied', async () => {
    const { body, told } = bodyWithFlow();
    body.put(Buffer.alloc(65_535));
    expect(told).toEqual([]);
    for (const _ of [1, 2, 3]) body.put(Buffer.alloc(1));
    expect(told).toEqual(['pause']);
    await body.next(never);
    expect(told).toEqual(['pause', 'resume']);
    body.put(Buffer.alloc(1));
    await body.next(never);
    expect(told).toEqual(['pause', 'resume']);
  });

  it('takes what comes while its flow resumes for the next piece', async () => {
    const flow = { pause: () => {}, resume: () => body.put(Buffer.from('more')) };
    const body: FlowingBody = new FlowingBody(flow);
    body.put(Buffer.alloc(65_536));
    await body.next(never);
    expect(await body.next(never)).toEqual({ kind: 'bytes', bytes: Buffer.from('more') });
  });

  it('is left at once, and loses nothing by that', async () => {
    const { body } = bodyWithFlow();
    const leaving = new AbortController();
    const left = body.next(leaving.signal);
    leaving.abort();
    expect([await left, await body.next(leaving.signal)]).toEqual([{ kind: 'aborted' }, { kind: 'aborted' }]);
    body.put(Buffer.from('a'));
    expect(await body.next(never)).toMatchObject({ kind: 'bytes' });
  });

  it('of a flow that cannot be paused comes all the same', async () => {
    const body = new FlowingBody({});
    body.put(Buffer.alloc(100_000));
    expect(await body.next(never)).toMatchObject({ kind: 'bytes' });
  });
});
