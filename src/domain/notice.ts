/** A notice: something the user should know that is no trouble. */

/** Shown once on stderr and as a `notice` event. */
export interface Notice {
  /** Short and stable, for machines. */
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
}
