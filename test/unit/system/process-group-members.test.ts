import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { hasLivingMember } from '../../../src/system/process-group-members.ts';

it('our own group lives', () => {
  const own = Number(spawnSync('ps', ['-o', 'pgid=', '-p', String(process.pid)], { encoding: 'utf8' }).stdout);
  expect(hasLivingMember(own)).toBe(true);
});

it.runIf(existsSync('/proc/self/stat'))('a group nobody is in does not', async () => {
  const child = spawn('true', { detached: true });
  await new Promise((resolve) => child.once('exit', resolve));
  expect(hasLivingMember(child.pid ?? 0)).toBe(false);
});
