/** Pages asked for one after another without a pause: how many there were, and whether they go in a circle. */

import type { Json } from '../../domain/json.ts';
import { cursorText } from './cursor-request.ts';

/** So many requests without a pause are enough, however many pages there are. */
export const LONGEST_RUN = 1000;

/** One run of pages; begun anew with each pause. */
export class PageRun {
  readonly #seen = new Set<string>();
  #pages = 0;
  /** It has begun again from the start once. */
  hasRestarted = false;

  /** A page was asked for with this cursor. */
  add(cursor: Json | undefined): void {
    this.#seen.add(cursorText(cursor));
    this.#pages += 1;
  }

  /** True for a cursor that a page of this run was asked for with. */
  has(cursor: Json): boolean {
    return this.#seen.has(cursorText(cursor));
  }

  /** It has been going on for long enough. */
  get isLong(): boolean {
    return this.#pages >= LONGEST_RUN;
  }

  /** A pause follows. */
  end(): void {
    this.#seen.clear();
    this.#pages = 0;
    this.hasRestarted = false;
  }
}
