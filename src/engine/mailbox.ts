/** One queue for everything that can happen to a watch, so that the loop waits in one place and races nothing. */

/** A queue with one reader. Racing long-lived promises leaks a reaction per turn; a queue does not. */
export interface Mailbox<T> {
  put(item: T): void;
  /** Makes the next `take` reject: for bugs, which must not be swallowed. */
  fail(error: unknown): void;
  /** The oldest item, or the next to come. One call at a time. */
  take(): Promise<T>;
}

interface Reader<T> {
  resolve(item: T): void;
  reject(error: unknown): void;
}

/** An empty mailbox. */
export function createMailbox<T>(): Mailbox<T> {
  const waiting: ((reader: Reader<T>) => void)[] = [];
  let reader: Reader<T> | undefined;
  const deliver = (delivery: (reader: Reader<T>) => void) => {
    if (reader === undefined) {
      waiting.push(delivery);
      return;
    }
    const present = reader;
    reader = undefined;
    delivery(present);
  };
  return {
    put: (item) => deliver((to) => to.resolve(item)),
    fail: (error) => deliver((to) => to.reject(error)),
    take: () =>
      new Promise((resolve, reject) => {
        const next = waiting.shift();
        if (next === undefined) reader = { resolve, reject };
        else next({ resolve, reject });
      }),
  };
}
