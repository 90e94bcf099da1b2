/** V8 tuned for a process that is this program's alone. Flags hold for a whole process, so the library leaves them as they are. */

/** What is set when. */
export interface Tuning {
  /** Before the HTTP parser is loaded. */
  beforeRequests(): void;
  /** At the first body of a megabyte; called again for others. */
  atBigBody(): void;
}

/** The flags as they were found. */
export const untuned: Tuning = { beforeRequests: () => {}, atBigBody: () => {} };

/** Flags for a short start and a small heap. */
export function ownTuning(): Tuning {
  let isFrugal = false;
  return {
    beforeRequests() {
      // undici's parser is WebAssembly. Node 20 compiles it a second time, for speed it does not need, and waits for that at exit.
      if (process.versions.node.startsWith('20.')) setFlag('--liftoff-only');
    },
    atBigBody() {
      if (isFrugal) return;
      isFrugal = true;
      // V8 would let garbage many times the size of such bodies lie about. It costs time, so other runs do without.
      setFlag('--optimize-for-size');
    },
  };
}

function setFlag(flag: string): void {
  process.getBuiltinModule('node:v8').setFlagsFromString(flag);
}
