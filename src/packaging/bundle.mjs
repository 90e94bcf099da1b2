/** Makes `dist/`: an entry and lazy chunks, as CommonJS, which Node starts faster than ES modules and whose compiled code can be kept. */
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { build, transform } from 'esbuild';

const outdir = 'dist';
const settings = { bundle: true, platform: 'node', target: 'node20', minify: true, logLevel: 'warning' };

/** commander loads node:child_process for subcommands that are programs of their own, of which there are none here. */
const withoutSubprocesses = {
  name: 'without-subprocesses',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /node_modules.commander./.test(importer) ? { path: 'none', namespace: 'subprocesses' } : undefined,
    );
    onLoad({ filter: /^none$/, namespace: 'subprocesses' }, () => ({ contents: 'module.exports = {};' }));
  },
};

rmSync(outdir, { recursive: true, force: true });
const chunks = await split('src/main.ts');
for (const { path, code } of chunks) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, code);
}
await build({
  ...settings,
  entryPoints: ['src/packaging/start.ts'],
  outfile: `${outdir}/start.cjs`,
  format: 'cjs',
  define: { BUILD: JSON.stringify(hashOf(chunks.map(({ code }) => code).join('\n'))) },
});

/** An entry and its chunks. Only ES modules can be split; so each becomes CommonJS afterwards. */
async function split(entry) {
  const { outputFiles } = await build({
    ...settings,
    entryPoints: [entry],
    outdir,
    splitting: true,
    format: 'esm',
    chunkNames: 'chunks/[name]-[hash]',
    outExtension: { '.js': '.cjs' },
    external: ['typescript'],
    write: false,
    plugins: [withoutSubprocesses],
  });
  const asCommonJs = { format: 'cjs', platform: 'node', target: 'node20', minify: true, supported: { 'dynamic-import': false } };
  return Promise.all(outputFiles.map(async ({ path, text }) => ({ path, code: (await transform(text, asCommonJs)).code })));
}

function hashOf(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
