/** Process groups: the only handle that reaches a command's children and their children too. */

import { spawn } from 'node:child_process';
import { hasLivingMember } from './group-members.ts';

/** A command and everything it started, as one thing. */
export interface ProcessGroup {
  /** Sends `signal` to every member; a group without members is left in peace. */
  signal(signal: NodeJS.Signals): void;
  /** Whether any member lives. */
  alive(): boolean;
  /** Forgets the group once it is empty: its number may come to mean another one. */
  release(): void;
}

const living = new Set<ProcessGroup>();
let sweeps = false;

/** The group led by the process `pid`, which was started `detached`. Killed with this process unless released before. */
export function createGroup(pid: number, platform: string = process.platform): ProcessGroup {
  const group: ProcessGroup = {
    signal: platform === 'win32' ? () => endTree(pid) : (signal) => void send(-pid, signal),
    alive: () => (platform === 'win32' ? send(pid, 0) : send(-pid, 0) && hasLivingMember(pid)),
    release: () => void living.delete(group),
  };
  living.add(group);
  if (!sweeps) process.once('exit', killLivingGroups);
  sweeps = true;
  return group;
}

/** Kills every group that is still there: for the moment before this process dies. */
export function killLivingGroups(): void {
  for (const group of living) group.signal('SIGKILL');
  living.clear();
}

function send(target: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(target, signal);
  } catch {
    // ESRCH: nobody is left. EPERM: only others' processes and, on macOS, zombies.
    return false;
  }
}

/** Windows knows neither groups nor TERM. */
function endTree(pid: number): void {
  spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true }).on('error', () => undefined);
}
