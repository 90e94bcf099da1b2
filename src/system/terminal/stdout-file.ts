/** Which file standard output goes to, so that a `>` the shell took out of a condition can be told. */

import { fstatSync } from 'node:fs';
import { readlink } from 'node:fs/promises';

/** The path of the regular file behind a descriptor; undefined when it is none, or the system has no /proc to ask. */
export async function fileBehind(descriptor: number): Promise<string | undefined> {
  try {
    return fstatSync(descriptor).isFile() ? await readlink(`/proc/self/fd/${descriptor}`) : undefined;
  } catch {
    return undefined;
  }
}

/** The path of the regular file standard output goes to, if that is what it is. */
export function stdoutFile(): Promise<string | undefined> {
  return fileBehind(1);
}
