/** Which file standard output goes to, so that a `>` the shell took out of a condition can be told. */

import { fstatSync } from 'node:fs';
import { readlink } from 'node:fs/promises';

/** The path of the regular file behind standard output; undefined when it is none, or the system has no /proc to ask. */
export async function stdoutFile(): Promise<string | undefined> {
  try {
    return fstatSync(1).isFile() ? await readlink('/proc/self/fd/1') : undefined;
  } catch {
    return undefined;
  }
}
