/** The command line cut in two at the first `--`, before anything else looks at it: parsers forget where it stood. */

/** Our own arguments, and the command after `--` when there was one; it may be empty. */
export interface SplitArguments {
  readonly own: readonly string[];
  readonly command?: readonly string[];
}

/** Splits `argv` (without node and script) at the first `--`. */
export function splitArguments(argv: readonly string[]): SplitArguments {
  const at = argv.indexOf('--');
  return at < 0 ? { own: argv } : { own: argv.slice(0, at), command: argv.slice(at + 1) };
}
