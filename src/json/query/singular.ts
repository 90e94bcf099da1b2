/** Queries whose one value is wanted, by a comparison or a function (RFC 9535 §2.3.5.1): the grammar is stricter with them. */

import { writeStep } from './dotted-path.ts';
import { mistakeAt, spotIn } from './mistake.ts';
import type { QuerySyntax } from './syntax.ts';

/** True for names and indexes only: a query that selects one node at most. */
export function isSingular(query: QuerySyntax): boolean {
  return query.segments.every(({ reach, selectors }) => {
    const [only, another] = selectors;
    return reach === 'child' && another === undefined && (only?.kind === 'name' || only?.kind === 'index');
  });
}

/** Throws a UsageError for a singular query with blanks inside its brackets: where its value is wanted there may be none. */
export function refuseBlanks({ from, segments, blanks }: QuerySyntax, text: string): void {
  if (blanks === undefined) return;
  const steps = segments.flatMap(({ selectors }) => selectors).filter((step) => step.kind === 'name' || step.kind === 'index');
  throw mistakeAt(
    spotIn(text, blanks),
    'no blank may stand inside the brackets of a path whose value is wanted',
    `Write: ${from}${steps.map(writeStep).join('')}`,
  );
}
