/** The ids of what has been taken in already, so that what is sent twice is told once; the oldest are forgotten. */

import type { Json } from '../domain/json.ts';

const MOST = 1000;
/** A longer one is nobody's: it would only fill our memory. */
const LONGEST = 256;

/** Ids in the order they were taken in. */
export class KnownIds {
  readonly #ids: Set<string>;

  /** `resume` is what {@link with} gave in an earlier run. */
  constructor(resume?: Json) {
    const kept = typeof resume === 'object' && resume !== null && 'ids' in resume ? resume['ids'] : [];
    const ids = Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
    this.#ids = new Set(ids.slice(-MOST));
  }

  has(id: string | undefined): boolean {
    return id !== undefined && this.#ids.has(id);
  }

  add(id: string | undefined): void {
    if (id === undefined || id.length > LONGEST) return;
    this.#ids.add(id);
    for (const oldest of this.#ids) {
      if (this.#ids.size <= MOST) return;
      this.#ids.delete(oldest);
    }
  }

  /** What will be known once this one has been taken in, too: a resume point. */
  with(id: string | undefined): { readonly ids: readonly string[] } {
    const isNew = id !== undefined && id.length <= LONGEST && !this.#ids.has(id);
    return { ids: [...this.#ids, ...(isNew ? [id] : [])].slice(-MOST) };
  }
}
