/** Where the bench works: the project's folders, its side folder, and source modules bundled for this Node. */
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));

export const root = resolve(here, '../..');
/** Peers and bundles live here; nothing of it is committed. */
export const side = join(root, '.cache/bench');

/** A script of the bench itself, for a process of its own. */
export const script = (name) => resolve(here, name);

/** Imports a module of `src/`, or one beside this file, bundled: Node 20 does not run TypeScript. */
export async function load(source) {
  return import(pathToFileURL(await bundle(source)).href);
}

/** Bundles a module into the side folder; the file's path. */
export async function bundle(source) {
  await mkdir(side, { recursive: true });
  const outfile = join(side, `${source.replace(/\W+/g, '-')}.mjs`);
  await build({
    entryPoints: [join(root, source)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['typescript'],
    banner: { js: "import{createRequire as $r}from'node:module';const require=$r(import.meta.url);" },
    logLevel: 'error',
  });
  return outfile;
}
