/** The story the demo tells: one deployment, from queued to its end, as a function of time. */

import type { JsonObject } from '../domain/json.ts';
import { type Millis, SECOND } from '../domain/time.ts';

/** How the story goes. */
export interface Plot {
  /** The release fails its health check, and the deployment with it. */
  readonly fail: boolean;
}

/** A deployment as the API tells it: a failed one has an `error` too, a ready one its `url`. */
export interface Deployment extends JsonObject {
  readonly id: number;
  readonly service: string;
  readonly version: string;
  readonly status: string;
  /** Per cent. */
  readonly progress: number;
  /** The state of each step by its name. */
  readonly steps: JsonObject;
}

/** Which deployment the story is told of. */
export type Identity = Pick<Deployment, 'id' | 'service' | 'version'>;

/** Something that goes wrong on the way, once: at the first request after its time. */
export interface Incident {
  readonly at: Millis;
  readonly kind: 'unavailable' | 'slow';
}

export const incidents: readonly Incident[] = [
  { at: 3 * SECOND, kind: 'unavailable' },
  { at: 5 * SECOND, kind: 'slow' },
];

const QUEUED: Millis = 1.2 * SECOND;
/** The time ten per cent take. */
const STRIDE: Millis = 0.8 * SECOND;
const FAILED_AT = 70;

/** The steps of a deployment, each done when the progress reaches the number. */
const STEPS: readonly (readonly [name: string, end: number])[] = [
  ['install', 20],
  ['test', 40],
  ['image', 60],
  ['release', 100],
];

const IDENTITY: Identity = { id: 42, service: 'checkout', version: '2.8.0' };
const ADDRESS = 'https://checkout.example.com';
const ERROR = {
  code: 'health_check_failed',
  message: 'GET /healthz answered 500 three times running: no connection to database "orders"',
};

/** The deployment `elapsed` after its beginning. It is ready after 8.4 s, or fails after 6 s. */
export function deploymentAt(elapsed: Millis, plot: Plot, identity = IDENTITY): Deployment {
  if (elapsed < QUEUED) return { ...identity, status: 'queued', progress: 0, steps: stepsAt(0, 'waiting') };
  const progress = 10 + 10 * Math.floor((elapsed - QUEUED) / STRIDE);
  if (plot.fail && progress >= FAILED_AT) {
    return { ...identity, status: 'failed', progress: FAILED_AT, steps: stepsAt(FAILED_AT, 'failed'), error: ERROR };
  }
  if (progress >= 100) return finished(identity);
  return { ...identity, status: 'building', progress, steps: stepsAt(progress, 'running') };
}

/** How many states a deployment goes through: queued, and one for every ten per cent. */
export function statesIn({ fail }: Plot): number {
  return 1 + (fail ? FAILED_AT : 100) / 10;
}

/** When a deployment comes into a state, from its beginning; the first is number 0. */
export function stateBegins(number: number): Millis {
  return number === 0 ? 0 : QUEUED + STRIDE * (number - 1);
}

/** The deployment before this one, live since long ago. */
export const previousDeployment: Deployment = finished({ id: 41, service: 'checkout', version: '2.7.3' });

function finished(identity: Identity): Deployment {
  return { ...identity, status: 'ready', progress: 100, steps: stepsAt(100, 'running'), url: ADDRESS };
}

/** The state of every step, where `current` is that of the first that is not done. */
function stepsAt(progress: number, current: string): JsonObject {
  const first = STEPS.find(([, end]) => progress < end);
  return Object.fromEntries(
    STEPS.map((step) => {
      const [name, end] = step;
      const unfinished = step === first ? current : 'waiting';
      return [name, progress >= end ? 'done' : unfinished];
    }),
  );
}
