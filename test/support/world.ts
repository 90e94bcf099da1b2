/** The outside world before a run has begun, without a network: what is said is kept, and the demo is only told of. */
import type { World } from '../../src/cli/ports.ts';
import { type World as Surrounding, surroundingsOf } from './surroundings.ts';

/** A world that is never to open its ports. */
export function worldOf(surrounding: Surrounding = {}) {
  const out: string[] = [];
  const told: string[] = [];
  const calls: unknown[] = [];
  const interruption = new AbortController();
  let opened = 0;
  let onStart: () => void = () => undefined;
  const started = new Promise<void>((resolve) => {
    onStart = resolve;
  });
  const world: World = {
    terminal: {
      outIsTty: false,
      errIsTty: false,
      columns: 80,
      unicode: true,
      out: (text) => void out.push(String(text)),
      err: (text) => void told.push(text),
      settled: async () => undefined,
    },
    surroundings: surroundingsOf(surrounding),
    interrupts: () => {
      onStart();
      return { signal: interruption.signal, release: () => undefined, reraise: () => undefined };
    },
    ports: () => {
      opened += 1;
      return Promise.reject(new Error('no ports here'));
    },
    startDemo: async (options) => {
      calls.push(options);
      const origin = `http://127.0.0.1:${options.port === 0 ? 40_000 : options.port}`;
      return { origin, url: `${origin}/deploys/42`, close: async () => void calls.push('closed') };
    },
  };
  return { world, out, told, interrupt: () => interruption.abort(), demo: { calls, started, portsOpened: () => opened } };
}
