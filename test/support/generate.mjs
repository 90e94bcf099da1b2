/** Rewrites the files made from the option table: the completion scripts. Run by `npm run generate`. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = new URL('../../', import.meta.url);
const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL('src/cli/completions/completions.ts', root))],
  bundle: true,
  format: 'esm',
  platform: 'node',
  write: false,
});
const bundle = Buffer.from(outputFiles[0].contents).toString('base64');
const { completionFiles, completionScript } = await import(`data:text/javascript;base64,${bundle}`);
for (const [shell, file] of Object.entries(completionFiles)) {
  await writeFile(new URL(`completions/${file}`, root), completionScript(shell));
}
