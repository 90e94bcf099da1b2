/** Completion scripts for the shells, made from the option table: flags, choices, files, commands. */

import { bashCompletion } from './bash.ts';
import { fishCompletion } from './fish.ts';
import { powershellCompletion } from './powershell.ts';
import { zshCompletion } from './zsh.ts';

/** The shells there is a script for. */
export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;

export type Shell = (typeof shells)[number];

/** The file each script is shipped as; zsh finds its own by this name. */
export const completionFiles: Readonly<Record<Shell, string>> = {
  bash: 'watch-api.bash',
  zsh: '_watch-api',
  fish: 'watch-api.fish',
  powershell: 'watch-api.ps1',
};

const makers: Readonly<Record<Shell, () => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
  powershell: powershellCompletion,
};

/** Whether there is a script for a shell of this name. */
export function isShell(name: string): name is Shell {
  return shells.some((shell) => shell === name);
}

/** The completion script of a shell. */
export function completionScript(shell: Shell): string {
  return makers[shell]();
}
