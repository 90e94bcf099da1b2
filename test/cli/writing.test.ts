/** Claims about standard output that takes no more: what did not arrive is no success. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const program = resolve(import.meta.dirname, '../../bin/watch-api.js');

/** Runs the program in a shell with its output redirected. */
function runTo(redirection: string, ...args: readonly string[]) {
  return spawnSync('sh', ['-c', `"$0" "$@" ${redirection}`, process.execPath, program, ...args], { encoding: 'utf8' });
}

it.runIf(existsSync('/dev/full')).each([['--help'], ['--version'], ['completion', 'bash']])(
  '%s to a full disk ends with 74 and says why',
  (...args) => {
    const { status, stderr } = runTo('>/dev/full', ...args);
    expect([status, stderr]).toEqual([74, 'watch-api: cannot write to standard output: no space is left on the device\n']);
  },
);
