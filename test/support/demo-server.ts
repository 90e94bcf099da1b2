/** The demo, serving over real HTTP in time that is wound by hand, closed when the test ends. */
import { onTestFinished } from 'vitest';
import { type Demo, startDemo } from '../../src/demo/server.ts';
import { createFakeClock, type FakeClock, settle } from './fake-clock.ts';

/** A demo and what it needs to be moved. */
export interface ServedDemo extends Demo {
  readonly clock: FakeClock;
  /** Lets so many requests fall asleep, then moves time. */
  wind(pause: number, sleeping?: number): Promise<void>;
}

/** Starts a demo; on a port and in a time of its own unless they are given. */
export async function serveDemo(given: { readonly clock?: FakeClock; readonly port?: number } = {}): Promise<ServedDemo> {
  const { clock = createFakeClock(), port = 0 } = given;
  const demo = await startDemo({ fail: false, clock, port });
  onTestFinished(demo.close);
  return {
    ...demo,
    clock,
    wind: async (pause, sleeping = 1) => {
      await eventually(() => clock.sleeping >= sleeping);
      await clock.advance(pause);
    },
  };
}

/** Resolves when something has come true that the network is about to bring. */
export async function eventually(holds: () => boolean): Promise<void> {
  while (!holds()) await settle();
}
