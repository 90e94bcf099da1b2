/** Runs the files of the bundle, each with its compiled code where the cache has it, and says what is worth keeping. */

import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';
import type { CodeCache } from './code-cache.ts';

/** The modules of one process. */
export interface ModuleLoader {
  /** What the CommonJS file at this path exports. */
  load(path: string): unknown;
  /** Keeps the code of files that came without. Called at exit: by then the functions that a run needs are compiled. */
  keep(): void;
}

/** A CommonJS module, wrapped as Node wraps it. */
type Wrapped = (exports: unknown, require: (id: string) => unknown, module: { readonly exports: unknown }) => void;

// Node 20 starts the HTTP parser with a flag of its own (see system/tuning.ts); this is how V8 forgets it again.
const FLAGS = ['--no-liftoff-only', '--wasm-tier-up', '--wasm-dynamic-tiering'];
// Where compiled code holds the flags it was compiled under. Code of other flags than those of a start is of no use to it.
const MARK = [12, 16] as const;

/** A loader; what is not part of the bundle is left to `fallback`. */
export function createModuleLoader(fallback: (id: string) => unknown, cache: CodeCache): ModuleLoader {
  const modules = new Map<string, { readonly exports: unknown }>();
  const uncached = new Map<string, Script>();
  const flags = flagsNow();
  let eager = Number.POSITIVE_INFINITY;

  const compile = (path: string): Wrapped => {
    const name = basename(path);
    const cachedData = cache.read(name);
    const source = `(function (exports, require, module) {${readFileSync(path, 'utf8')}\n})`;
    const script = new Script(source, { filename: path, ...(cachedData && { cachedData }) });
    if (cachedData === undefined || script.cachedDataRejected === true) uncached.set(name, script);
    return script.runInThisContext() as Wrapped;
  };
  const loadOne = (path: string): unknown => {
    const known = modules.get(path);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(path, module);
    const run = compile(path);
    run(module.exports, (id) => (id.startsWith('.') ? loadOne(join(dirname(path), id)) : fallback(id)), module);
    return module.exports;
  };
  return {
    load(path) {
      const exports = loadOne(path);
      eager = modules.size;
      return exports;
    },
    keep() {
      // A run that loaded nothing lazily only showed help: it compiled too little of the bundle to be worth keeping.
      if (uncached.size === 0 || modules.size <= eager) return;
      if (process.version.startsWith('v20.')) restoreFlags(fallback('node:v8') as typeof import('node:v8'));
      if (flagsNow() !== flags) return;
      cache.write(new Map([...uncached].map(([name, script]) => [name, script.createCachedData()])));
    },
  };
}

/** V8's flags as compiled code is marked with them. */
function flagsNow(): string {
  return new Script('0').createCachedData().toString('hex', ...MARK);
}

function restoreFlags({ setFlagsFromString }: typeof import('node:v8')): void {
  for (const flag of FLAGS) setFlagsFromString(flag);
}
