/** Completion scripts for the shells, made from the option table: flags, choices, files, commands. */

import { bashCompletion } from './bash.ts';
import { fishCompletion } from './fish.ts';
import { powershellCompletion } from './powershell.ts';
import type { Shell } from './shells.ts';
import { zshCompletion } from './zsh.ts';

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

/** The completion script of a shell. */
export function completionScript(shell: Shell): string {
  return makers[shell]();
}
