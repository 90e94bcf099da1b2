/** What several tests look at, made once by whichever comes first. */

/** A function that makes its value when it is first called, and gives the same ever after. */
export function memoized<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
