/** Slices of arrays, `[start:end:step]`, by the bounds of RFC 9535 §2.3.4.2.2. */

import type { Selector } from './plan.ts';

type Slice = Extract<Selector, { kind: 'slice' }>;

/** The first index of a slice and the one it stops before, in the direction of its step. */
interface Bounds {
  readonly first: number;
  readonly stop: number;
}

/** Each index in a slice of an array of this length, in the order of its step; a step of 0 selects nothing. */
export function* indexesIn(slice: Slice, length: number): Generator<number> {
  const { step } = slice;
  if (step === 0) return;
  const { first, stop } = boundsOf(slice, length);
  for (let at = first; step > 0 ? at < stop : at > stop; at += step) yield at;
}

/** Whether an index is in a slice of an array of this length. */
export function isInSlice(slice: Slice, index: number, length: number): boolean {
  const { step } = slice;
  if (step === 0) return false;
  const { first, stop } = boundsOf(slice, length);
  return (step > 0 ? first <= index && index < stop : stop < index && index <= first) && (index - first) % step === 0;
}

function boundsOf({ start, end, step }: Slice, length: number): Bounds {
  const normal = (bound: number): number => (bound < 0 ? length + bound : bound);
  const within = (bound: number, low: number, high: number): number => Math.min(Math.max(bound, low), high);
  return step > 0
    ? { first: within(normal(start ?? 0), 0, length), stop: within(normal(end ?? length), 0, length) }
    : {
        first: start === undefined ? length - 1 : within(normal(start), -1, length - 1),
        stop: end === undefined ? -1 : within(normal(end), -1, length - 1),
      };
}
