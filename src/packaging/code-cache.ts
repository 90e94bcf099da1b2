/** Compiled code kept between starts: V8 compiles the same bundle again and again, which is half of a short run. */

import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';

/** What of the process decides where code is kept. */
export interface Occasion {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  readonly arch: string;
  readonly platform: string;
}

/** Compiled code by file name. A cache that cannot be used is an empty one: nothing here ever throws. */
export interface CodeCache {
  read(name: string): Buffer | undefined;
  write(codes: ReadonlyMap<string, Buffer>): void;
}

const OTHERS_MAY_WRITE = 0o022;
const STALE = 30 * 24 * 3_600_000;

const nowhere: CodeCache = { read: () => undefined, write: () => {} };

/**
 * `$XDG_CACHE_HOME/watch-api/<Node>-<processor>-<build>`, else under `~/.cache`. V8 takes only code of its own version, but tells
 * a source by nothing but its length: hence the build. Undefined where NODE_DISABLE_COMPILE_CACHE is set, as for Node's own cache.
 */
export function codeCacheFolder({ env, version, arch, platform }: Occasion, build: string): string | undefined {
  // A relative XDG_CACHE_HOME is ignored (XDG Base Directory Specification). Windows keeps such things elsewhere.
  const chosen = env['XDG_CACHE_HOME'] ?? (platform === 'win32' ? env['LOCALAPPDATA'] : undefined) ?? '';
  if (env['NODE_DISABLE_COMPILE_CACHE']) return undefined;
  const base = isAbsolute(chosen) ? chosen : join(homedir(), '.cache');
  return join(base, 'watch-api', `${version}-${arch}-${build}`);
}

/** The cache in this folder. Code that others could have put there is not run. */
export function openCodeCache(folder: string | undefined): CodeCache {
  if (folder === undefined || !isOurs(folder)) return nowhere;
  return {
    read(name) {
      try {
        return readFileSync(join(folder, name));
      } catch {
        return undefined;
      }
    },
    write(codes) {
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        for (const [name, code] of codes) replace(join(folder, name), code);
        forgetOldBuilds(folder);
      } catch {
        // A full disk or a home nobody may write to: the next start compiles again.
      }
    },
  };
}

/** The folder is not there yet, or it and the one above belong to the user and nobody else may write to them. */
function isOurs(folder: string): boolean {
  const { getuid } = process;
  if (getuid === undefined) return true;
  try {
    return [folder, dirname(folder)].every((each) => {
      const status = statSync(each, { throwIfNoEntry: false });
      return status === undefined || (status.uid === getuid() && (status.mode & OTHERS_MAY_WRITE) === 0);
    });
  } catch {
    return false;
  }
}

/** Another start may be reading: the file is there as a whole or not at all. */
function replace(path: string, content: Buffer): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, content, { mode: 0o600 });
  renameSync(draft, path);
}

function forgetOldBuilds(folder: string): void {
  const all = dirname(folder);
  for (const name of readdirSync(all)) {
    const path = join(all, name);
    if (name !== basename(folder) && statSync(path).mtimeMs < Date.now() - STALE) rmSync(path, { recursive: true, force: true });
  }
}
