/** Whether a process group has members that live: in a container nobody may collect the dead ones, and a signal cannot tell. */

import { readdirSync, readFileSync } from 'node:fs';

/** False when all members of the group are known to be dead; true when one lives, or where there is no /proc to say. */
export function hasLivingMember(group: number): boolean {
  try {
    return readdirSync('/proc').some((name) => /^\d+$/.test(name) && isLivingMember(name, group));
  } catch {
    return true;
  }
}

function isLivingMember(pid: string, group: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // proc(5): `pid (comm) state ppid pgrp …`, where comm may hold anything, parentheses included.
    const [state = '', , pgrp] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(pgrp) === group && !/[ZX]/.test(state);
  } catch {
    // It went while we looked.
    return false;
  }
}
