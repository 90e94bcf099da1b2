/** Carries a failure, already in words, through code that only knows errors. */

import type { Failure } from '../../domain/reply.ts';

/** What kept a connection from being made. */
export class RouteError extends Error {
  override readonly name: string = 'RouteError';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}
