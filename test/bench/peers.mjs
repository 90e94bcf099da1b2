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
  const [found] = await installed([WAIT_ON]);
  return found === undefined ? undefined : join(side, 'node_modules/wait-on/bin/wait-on');
}

/** Those of the packages (`name@version`) that are in the side folder, once the missing ones have been installed. */
export async function installed(packages) {
  const isThere = (each) => existsSync(join(side, 'node_modules', each.slice(0, each.lastIndexOf('@')), 'package.json'));
  const missing = packages.filter((each) => !isThere(each));
  if (missing.length > 0) {
    await mkdir(side, { recursive: true });
    const manifest = join(side, 'package.json');
    // npm removes what the manifest does not name.
    if (!existsSync(manifest)) await writeFile(manifest, '{"private":true}\n');
    const options = ['--prefix', side, '--save-exact', '--no-audit', '--no-fund', '--ignore-scripts'];
    spawnSync('npm', ['install', ...options, ...missing], { stdio: 'ignore', timeout: 120_000 });
  }
  return packages.filter(isThere);
}
