/** A queue with one reader, who may stop waiting: for what comes in by itself. */

/** What has come and was not taken yet, the oldest first. */
export interface Queue<T> {
  readonly length: number;
  put(item: T): void;
  /** The oldest item, or the next to come; undefined when `signal` aborts before. One call at a time. */
  take(signal: AbortSignal): Promise<T | undefined>;
}

/** An empty queue. */
export function createQueue<T>(): Queue<T> {
  let items: T[] = [];
  // Taking from the front of a long array moves all the others.
  let taken = 0;
  let reader: ((item: T) => void) | undefined;
  return {
    get length() {
      return items.length - taken;
    },
    put(item) {
      if (reader === undefined) items.push(item);
      else reader(item);
    },
    async take(signal) {
      const item = items[taken];
      if (item === undefined) return signal.aborted ? undefined : next(signal);
      taken += 1;
      if (taken === items.length) {
        items = [];
        taken = 0;
      }
      return item;
    },
  };

  function next(signal: AbortSignal): Promise<T | undefined> {
    return new Promise((resolve) => {
      const leave = (item?: T) => {
        reader = undefined;
        signal.removeEventListener('abort', giveUp);
        resolve(item);
      };
      const giveUp = () => leave();
      reader = leave;
      signal.addEventListener('abort', giveUp);
    });
  }
}
