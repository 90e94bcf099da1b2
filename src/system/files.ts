/** The file system as a port: whole files in, whole files out. */

import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Files } from '../domain/ports.ts';

/** The real file system. */
export function createFiles(): Files {
  return {
    read: (path) => readFile(path),
    async write(path, content, mode) {
      const file = await open(path, 'w', mode ?? 0o666);
      try {
        // A file that was there keeps its old mode, which may let others read.
        if (mode !== undefined) await file.chmod(mode);
        await file.writeFile(content);
      } finally {
        await file.close();
      }
    },
    temporary: () => mkdtemp(join(tmpdir(), 'watch-api-')),
    remove: (path) => rm(path, { recursive: true, force: true }),
  };
}
