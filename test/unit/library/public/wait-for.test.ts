/** Claims about `waitFor()`: what it is kept with, and every way it is not. */
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../../src/library/public/events.ts';
import { fakeClock } from '../../../../src/library/public/fake-clock.ts';
import { type FakeDispatcher, type FakeOutcome, fakeDispatcher } from '../../../../src/library/public/fake-dispatcher.ts';
import type { WaitOptions } from '../../../../src/library/public/options.ts';
import { waitFor } from '../../../../src/library/public/wait-for.ts';
import { WatchError } from '../../../../src/library/public/watch-error.ts';

const url = 'http://api.test/deploys/42';
const HOUR = 3_600_000;

interface Deploy {
  readonly status: string;
}

/** A wait on a script, where no time passes. */
function waiting<Value = JsonValue>(script: readonly FakeOutcome[] | FakeDispatcher, options: WaitOptions<Value> = {}) {
  const dispatcher = 'dispatch' in script ? script : fakeDispatcher(script);
  return waitFor<Value>(url, { clock: fakeClock(0), random: () => 0, dispatcher, interval: '1m', ...options });
}

async function errorOf(wait: Promise<unknown>): Promise<WatchError> {
  const error = await wait.catch((thrown: unknown) => thrown);
  if (error instanceof WatchError) return error;
  throw new Error('there was no WatchError');
}

const building = { body: { status: 'building' } };
const ready = { body: { status: 'ready', id: 7 }, headers: { Location: '/x' } };
const refusedConnection = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

describe('waitFor()', () => {
  it('is kept with the answer that met the goal', async () => {
    const result = await waiting([building, building, ready], { until: 'status=ready' });
    expect(result).toEqual({
      value: { status: 'ready', id: 7 },
      body: Buffer.from('{"status":"ready","id":7}'),
      status: 200,
      headers: { 'content-type': 'application/json', location: '/x' },
      polls: 3,
      elapsedMs: 120_000,
    });
  });

  it('waits an hour in a blink', async () => {
    const script = [...Array<FakeOutcome>(60).fill(building), ready];
    expect(await waiting(script, { until: 'status=ready', timeout: '2h' })).toMatchObject({ polls: 61, elapsedMs: HOUR });
  });

  it('waits for the first ok answer where no goal is given', async () => {
    expect(await waiting([refusedConnection, { status: 503 }, building])).toMatchObject({
      value: { status: 'building' },
      polls: 3,
    });
  });

  it('takes a function for a condition, and its value as it is declared', async () => {
    const result = await waiting([building, ready], { until: (deploy: Deploy) => deploy.status === 'ready' });
    const { status }: Deploy = result.value;
    expect(status).toBe('ready');
  });

  it('gives numbers as JSON.parse does, and the bytes for those it cannot hold', async () => {
    const { value, body } = await waiting([
      { body: '{"id": 9007199254740993}', headers: { 'content-type': 'application/json' } },
    ]);
    expect([value, Buffer.from(body).toString()]).toEqual([{ id: 9007199254740992 }, '{"id": 9007199254740993}']);
  });

  it('gives what is no JSON as a string, and secrets unmasked: it is the raw result', async () => {
    expect((await waiting([{ body: 'hello tok-123456' }], { bearer: 'tok-123456' })).value).toBe('hello tok-123456');
  });

  it('has no value where none came', async () => {
    expect(await waiting([refusedConnection], { until: 'down()' })).toMatchObject({ value: null, status: null, headers: {} });
  });
});

describe('a wait that is not met', () => {
  const until = 'status=ready';

  it.each<[string, number, readonly FakeOutcome[], WaitOptions]>([
    ['failed', 1, [{ body: { status: 'broken' } }], { until, failWhen: 'status=broken' }],
    ['unreachable', 3, [refusedConnection], { until, maxErrors: 2 }],
    ['refused', 4, [{ status: 403 }], { until }],
    ['unusable', 5, [{ body: '<html>' }], { until, once: true }],
    ['superseded', 7, [{ body: { id: 1 } }, { body: { id: 2 } }], { until, pin: 'id' }],
    ['not yet', 8, [building], { until, maxPolls: 2 }],
    ['never appeared', 10, [{ status: 404 }], { until, appearWithin: '5m' }],
    ['timeout', 124, [building], { until, timeout: '10m' }],
  ])('rejects as %s', async (code, exitCode, script, options) => {
    const error = await errorOf(waiting(script, options));
    expect(error).toMatchObject({ name: 'WatchError', code, exitCode });
    expect(error.end).toMatchObject({ type: 'end', result: code, exitCode });
    expect(error.message.startsWith(`${code}: `)).toBe(true);
  });

  it('says what was seen, what was wanted, and what to do', async () => {
    const error = await errorOf(waiting([building], { until, timeout: '10m' }));
    expect(error.message).toBe('timeout: after 10m: $.status is "building", wanted "ready"');
    expect(error.hint).toBe('Wait longer: timeout 20m');
    expect(error.end?.unmet).toEqual([
      { expr: until, values: [{ path: '$.status', verdict: 'unmet', seen: 'building', wanted: '"ready"' }] },
    ]);
  });

  it('rejects as usage for a mistake, before anything is sent', async () => {
    const dispatcher = fakeDispatcher([ready]);
    const error = await errorOf(waiting(dispatcher, { until, interval: '0s' }));
    expect(error).toMatchObject({ code: 'usage', exitCode: 2, message: 'interval: "0s" is no time at all', end: undefined });
    expect(dispatcher.requests).toEqual([]);
  });
});

describe('an aborted wait', () => {
  it('rejects as AbortError, with the reason for a cause and what was seen', async () => {
    const abort = new AbortController();
    const reason = new Error('enough');
    const until = ({ status }: Deploy) => {
      if (status === 'building') abort.abort(reason);
      return false;
    };
    const error = await errorOf(waiting([building], { until, signal: abort.signal }));
    expect(error).toMatchObject({ name: 'AbortError', code: 'aborted', exitCode: 8, cause: reason });
    expect(error.end).toMatchObject({ polls: 1, value: { status: 'building' } });
  });

  it('sends nothing when it was aborted before', async () => {
    const dispatcher = fakeDispatcher([ready]);
    const error = await errorOf(waiting(dispatcher, { signal: AbortSignal.abort('why') }));
    expect(error).toMatchObject({ name: 'AbortError', code: 'aborted', cause: 'why', end: undefined });
    expect(dispatcher.requests).toEqual([]);
  });

  it('leaves no listener on its signal', async () => {
    const abort = new AbortController();
    let listeners = 0;
    const { addEventListener, removeEventListener } = abort.signal;
    abort.signal.addEventListener = (...given: Parameters<AbortSignal['addEventListener']>) => {
      listeners += 1;
      addEventListener.apply(abort.signal, given);
    };
    abort.signal.removeEventListener = (...given: Parameters<AbortSignal['removeEventListener']>) => {
      listeners -= 1;
      removeEventListener.apply(abort.signal, given);
    };
    for (let wait = 0; wait < 20; wait += 1) await waiting([building, ready], { until: 'status=ready', signal: abort.signal });
    expect(listeners).toBe(0);
  });
});
