/** Who may read a file, as far as its mode tells. */

import { stat } from 'node:fs/promises';

const GROUP_OR_OTHERS = 0o044;

/** Whether somebody else on this machine may read a file; false where the system keeps no modes, and for what is no file. */
export async function readableByOthers(path: string, platform: string = process.platform): Promise<boolean> {
  if (platform === 'win32') return false;
  try {
    const { mode } = await stat(path);
    return (mode & GROUP_OR_OTHERS) !== 0;
  } catch {
    return false;
  }
}
