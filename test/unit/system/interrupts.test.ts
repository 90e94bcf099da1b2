import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import type { Signal } from '../../../src/domain/outcome.ts';
import { createInterrupts, eitherOf } from '../../../src/system/interrupts.ts';

/** A process that notes how it was killed. */
function stage() {
  const killed: string[] = [];
  const receiver = Object.assign(new EventEmitter(), {
    pid: 42,
    kill: (pid: number, signal: string) => killed.push(`${pid} ${signal} with ${receiver.listenerCount(signal)} listeners`),
  });
  let now = 0;
  const interrupts = createInterrupts(receiver, () => now);
  const send = (signal: Signal, at: number) => {
    now = at;
    receiver.emit(signal, signal);
  };
  return { interrupts, receiver, killed, send };
}

describe('the first signal', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s asks to finish, with itself as the cause', (signal) => {
    const { interrupts, send, killed } = stage();
    expect(interrupts.signal.aborted).toBe(false);
    send(signal, 1000);
    expect(interrupts.signal.aborted).toBe(true);
    expect(interrupts.signal.reason).toEqual({ kind: 'signal', signal });
    expect(killed).toEqual([]);
  });
});

describe('a second signal', () => {
  it('from the keyboard kills', () => {
    const { send, killed } = stage();
    send('SIGINT', 1000);
    send('SIGINT', 1200);
    expect(killed).toEqual(['42 SIGINT with 0 listeners']);
  });

  it('from the keyboard kills also after another first one', () => {
    const { send, killed, interrupts } = stage();
    send('SIGTERM', 1000);
    send('SIGINT', 1200);
    expect(killed).toEqual(['42 SIGINT with 0 listeners']);
    expect(interrupts.signal.reason).toEqual({ kind: 'signal', signal: 'SIGTERM' });
  });

  it('that is an echo of the first does not', () => {
    const { send, killed } = stage();
    send('SIGINT', 1000);
    send('SIGINT', 1003);
    expect(killed).toEqual([]);
  });

  it('from a supervisor is only the same wish again', () => {
    const { send, killed } = stage();
    send('SIGTERM', 1000);
    send('SIGTERM', 2000);
    send('SIGHUP', 3000);
    expect(killed).toEqual([]);
  });
});

it('released, nothing is listened to', () => {
  const { interrupts, receiver, send } = stage();
  interrupts.release();
  send('SIGINT', 1);
  expect(interrupts.signal.aborted).toBe(false);
  expect(receiver.eventNames()).toEqual([]);
});

it('a signal is raised again with nobody in its way', () => {
  const { interrupts, receiver, killed } = stage();
  receiver.on('SIGTERM', () => undefined);
  interrupts.reraise('SIGTERM');
  expect(killed).toEqual(['42 SIGTERM with 0 listeners']);
});

it('either of two signals stops, for its own reason', () => {
  const [one, other] = [new AbortController(), new AbortController()];
  const stop = eitherOf([one.signal, other.signal]);
  expect(stop.aborted).toBe(false);
  other.abort('quit');
  one.abort('late');
  expect(stop.reason).toBe('quit');
});

it('hundreds may listen for the stop without a warning', () => {
  const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  for (const signal of [stage().interrupts.signal, eitherOf([new AbortController().signal])])
    for (let count = 0; count < 200; count++) signal.addEventListener('abort', () => undefined);
  expect(warn).not.toHaveBeenCalled();
  warn.mockRestore();
});
