/** Text quoted for a shell, so that what we suggest can be pasted. */

/** One word for `sh` in single quotes, whatever it holds (POSIX, 2.2.2). */
export function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
