/** Claims about a checkout that nobody has built yet. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { emptyFolder } from '../support/program.ts';

const root = resolve(import.meta.dirname, '../..');

/** A copy of the program's entry with this as its build; without one where nothing is given. */
function runEntry(build?: string) {
  const folder = emptyFolder();
  for (const name of ['bin', 'dist']) mkdirSync(join(folder, name));
  for (const file of ['package.json', 'bin/package.json', 'bin/watch-api.js']) copyFileSync(join(root, file), join(folder, file));
  if (build !== undefined) writeFileSync(join(folder, 'dist/start.cjs'), build);
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'bin/watch-api.js')], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

it('says in one line what to do', () => {
  const stderr = 'watch-api: this checkout has not been built. Run: npm run build\n';
  expect(runEntry()).toEqual({ status: 70, stdout: '', stderr });
});

it('is not blamed for a build that lacks something else', () => {
  const { status, stderr } = runEntry("require('./chunks/gone.js');");
  expect([status, stderr.includes('npm run build'), stderr.includes('gone.js')]).toEqual([1, false, true]);
});

it('is not blamed for a build that runs', () => {
  expect(runEntry("console.log('runs');")).toEqual({ status: 0, stdout: 'runs\n', stderr: '' });
});
