/** What the system knows of processes: whether they are really gone, and how much memory they took. */
import { existsSync, readFileSync } from 'node:fs';

/** True while `pid` runs; a zombie, which only waits for its parent to look, does not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const state = /\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
    return state !== 'Z' && state !== 'X';
  } catch {
    return false;
  }
}

/** The most memory a process has had resident so far, in MiB; 0 when it is gone. */
export function peakMemory(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** The number a process has written into a file, once it is there; for files that are put in place whole. */
export async function numberIn(path: string): Promise<number> {
  while (!existsSync(path)) await new Promise((resolve) => setTimeout(resolve, 5));
  return Number(readFileSync(path, 'utf8'));
}
