/** Work that several wait for, done once, and given up when nobody waits any more. */

/** One such piece of work. */
export interface SharedWork<T> {
  /** Its result; `instead` once `signal` aborts. */
  join(signal: AbortSignal, instead: T): Promise<T>;
  /** Gives it up, whoever waits. */
  giveUp(): void;
  /** Resolves when it has ended, one way or another. */
  readonly ended: Promise<void>;
}

/** Begins the work. Its signal aborts when it is given up; what it rejects with, those who wait are told. */
export function shareWork<T>(work: (signal: AbortSignal) => Promise<T>): SharedWork<T> {
  const over = new AbortController();
  const result = work(over.signal);
  const ended = result.then(
    () => undefined,
    () => undefined,
  );
  let waiting = 0;
  return {
    async join(signal, instead) {
      waiting += 1;
      try {
        return await unlessAborted(result, signal, instead);
      } finally {
        waiting -= 1;
        if (waiting === 0) over.abort();
      }
    },
    giveUp: () => over.abort(),
    ended,
  };
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal, instead: T): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => resolve(instead);
    const leave = () => signal.removeEventListener('abort', onAbort);
    signal.addEventListener('abort', onAbort);
    promise.then(resolve, reject).finally(leave);
    if (signal.aborted) onAbort();
  });
}
