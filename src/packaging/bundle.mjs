/** Makes `dist/`: an entry and lazy chunks, as CommonJS, which Node starts faster than ES modules and whose compiled code can be kept. */
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { build, transform } from 'esbuild';

const outdir = 'dist';
const settings = { bundle: true, platform: 'node', target: 'node20', minify: true, logLevel: 'warning' };

/**
 * What packages load at their start and this program never comes to: subcommands that are programs of their own (commander), and
 * undici's HTTP/2, since ours goes by Node's.
 */
const neverUsed = [
  { by: /node_modules.commander./, what: /^node:child_process$/ },
  { by: /node_modules.undici./, what: /^\.\/client-h2\.js$/ },
];

/**
 * Node's assert composes its message by parsing the source of whoever called it, which takes seconds for a bundle. undici asserts what
 * a server sends.
 */
const plainAssert = `
  module.exports = (holds, message) => {
    if (!holds) throw Object.assign(new Error(message || 'assertion failed'), { code: 'ERR_ASSERTION' });
  };
`;

const withPlainAssert = {
  name: 'with-plain-assert',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:assert$/ }, ({ importer }) =>
      /node_modules.undici./.test(importer) ? { path: 'assert', namespace: 'plain-assert' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'plain-assert' }, () => ({ contents: plainAssert }));
  },
};

const withoutNeverUsed = {
  name: 'without-never-used',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /./ }, ({ importer, path }) =>
      neverUsed.some(({ by, what }) => by.test(importer) && what.test(path)) ? { path, namespace: 'never-used' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'never-used' }, () => ({ contents: 'module.exports = {};' }));
  },
};

rmSync(outdir, { recursive: true, force: true });
const program = await split(['src/main.ts'], outdir);
write(program);
await build({
  ...settings,
  entryPoints: ['src/packaging/start.ts'],
  outfile: `${outdir}/start.cjs`,
  format: 'cjs',
  define: { BUILD: JSON.stringify(hashOf(program.map(({ code }) => code).join('\n'))) },
});
write(await split(['src/index.ts', 'src/testing.ts'], `${outdir}/library`));
openDoor('index', ['watch', 'waitFor', 'WatchError']);
openDoor('testing', ['fakeClock', 'fakeDispatcher']);

/** Entries and their chunks. Only ES modules can be split; so each becomes CommonJS afterwards. */
async function split(entryPoints, outdir) {
  const { outputFiles } = await build({
    ...settings,
    entryPoints,
    outdir,
    splitting: true,
    format: 'esm',
    chunkNames: 'chunks/[name]-[hash]',
    outExtension: { '.js': '.cjs' },
    external: ['typescript'],
    write: false,
    plugins: [withPlainAssert, withoutNeverUsed],
  });
  const asCommonJs = { format: 'cjs', platform: 'node', target: 'node20', minify: true, supported: { 'dynamic-import': false } };
  return Promise.all(outputFiles.map(async ({ path, text }) => ({ path, code: (await transform(text, asCommonJs)).code })));
}

function write(files) {
  for (const { path, code } of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, code);
  }
}

/** The library for ES modules is the very one for CommonJS, so that a process has one `WatchError`, however it came by it. */
function openDoor(name, exported) {
  const names = exported.join(', ');
  const text = `import { createRequire } from 'node:module';\nexport const { ${names} } = createRequire(import.meta.url)('./${name}.cjs');\n`;
  writeFileSync(`${outdir}/library/${name}.mjs`, text);
}

function hashOf(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
