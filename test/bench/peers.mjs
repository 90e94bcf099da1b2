/** The neighbours: found on this machine, or installed into the side folder. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { side } from './workshop.mjs';

const WAIT_ON = 'wait-on@9.5.1';

/** True when the shell finds a command of this name. */
export function isInstalled(command) {
  return spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;
}

/** The script of wait-on, installed on first use; undefined when that is not possible. */
export async function waitOn() {
  const program = join(side, 'node_modules/wait-on/bin/wait-on');
  if (existsSync(program)) return program;
  await mkdir(side, { recursive: true });
  await writeFile(join(side, 'package.json'), '{"private":true}\n');
  const options = ['--prefix', side, '--save-exact', '--no-audit', '--no-fund', '--ignore-scripts'];
  spawnSync('npm', ['install', ...options, WAIT_ON], { stdio: 'ignore', timeout: 60_000 });
  return existsSync(program) ? program : undefined;
}
