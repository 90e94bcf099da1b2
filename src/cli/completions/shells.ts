/** The shells that can complete our command line. */

/** The shells there is a completion script for. */
export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;

/** One of them. */
export type Shell = (typeof shells)[number];

/** Whether there is a script for a shell of this name. */
export function isShell(name: string): name is Shell {
  return shells.some((shell) => shell === name);
}
