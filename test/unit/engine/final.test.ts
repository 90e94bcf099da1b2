/** Claims about what is fetched once the goal is met. */
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/domain/reply.ts';
import { body, json, network, type Played, play } from '../../support/scenario.ts';

const goal = { until: ['status=Succeeded'] };
const job = [json({ status: 'Running' }), json({ status: 'Succeeded' })];
const given = (reply: Reply) => ({ final: async () => reply });

/** The answer that `--print` and `-o` see. */
const shown = ({ records }: Played) => {
  const { answer, last } = records.at(-1)?.attachment ?? {};
  return [answer?.value, last === undefined ? undefined : new TextDecoder().decode(last.body)];
};

describe('the final answer', () => {
  it('is the value of a wait that is met, whatever was compared', async () => {
    const played = await play({ ...goal, select: ['status'] }, job, given(json({ size: 42 }).reply));
    expect(played.end).toMatchObject({ result: 'met', polls: 2, lastStatus: 200, value: { size: 42 } });
    expect(shown(played)).toEqual([{ size: 42 }, '{"size":42}']);
  });

  it('need not be of the kind that came before', async () => {
    const played = await play(goal, job, given(body('a poem').reply));
    expect(shown(played)).toEqual(['a poem', 'a poem']);
    expect(played.of('notice')).toEqual([]);
  });

  it.each<[string, Reply, string]>([
    ['refused', json({}, { status: 404 }).reply, 'its URL answered 404'],
    ['not to be reached', network().reply, 'connection failed (ECONNREFUSED)'],
  ])('is missed with a notice where it is %s; the goal is met all the same', async (_, reply, why) => {
    const played = await play(goal, job, given(reply));
    expect(played.end).toMatchObject({ result: 'met', value: { status: 'Succeeded' } });
    expect(played.of('notice')).toMatchObject([
      { code: 'no-result', message: `the goal is met, but what came of it could not be fetched: ${why}` },
    ]);
  });

  it('may not be there: then the last answer is it', async () => {
    const played = await play(goal, job, { final: async () => undefined });
    expect(shown(played)).toEqual([{ status: 'Succeeded' }, '{"status":"Succeeded"}']);
    expect(played.of('notice')).toEqual([]);
  });

  it('is not asked for where the wait fails', async () => {
    let asked = 0;
    const final = async () => {
      asked += 1;
      return undefined;
    };
    await play({ failWhen: ['status=Succeeded'] }, job, { final });
    expect(asked).toBe(0);
  });

  it('is cut shortly after the deadline', async () => {
    const waiting = (signal: AbortSignal): Promise<Reply> =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve(network('ABORTED').reply)));
    const played = await play({ ...goal, limits: { timeout: 10_000 } }, job, { final: waiting });
    expect(played.outcome.result).toBe('met');
    expect(played.elapsed).toBe(10_700);
  });

  it('is cut by a signal, which is then the end', async () => {
    const waiting = (signal: AbortSignal): Promise<Reply> =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve(network('ABORTED').reply)));
    const { outcome } = await play(goal, job, {
      final: waiting,
      meanwhile: (clock, stop) => {
        const never = new AbortController().signal;
        void clock.sleep(60_000, never).then(() => stop({ kind: 'signal', signal: 'SIGTERM' }));
      },
    });
    expect(outcome).toMatchObject({ result: 'interrupted', signal: 'SIGTERM' });
  });
});
