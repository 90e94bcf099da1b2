/** Makes `dist/types/`: what the compiler says of the library's two doors, once for ES modules and once for CommonJS. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const made = '.cache/types/src';
const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');

rmSync('.cache/types', { recursive: true, force: true });
execFileSync(process.execPath, [compiler, '-p', 'src/packaging/tsconfig.types.json'], { stdio: 'inherit' });
for (const target of ['dist/types', 'dist/types/cjs']) {
  mkdirSync(target, { recursive: true });
  for (const door of ['index.d.ts', 'testing.d.ts', 'library/public'])
    cpSync(join(made, door), join(target, door), { recursive: true });
}
writeFileSync('dist/types/cjs/package.json', '{ "type": "commonjs" }\n');
