/** The one step every reader of text here takes: does this stand at that offset? */

/** What a sticky expression (`y`) matches at `at`; undefined when it matches nothing there, or only the empty string. */
export function matchAt(expression: RegExp, text: string, at: number): string | undefined {
  expression.lastIndex = at;
  return expression.exec(text)?.[0] || undefined;
}
