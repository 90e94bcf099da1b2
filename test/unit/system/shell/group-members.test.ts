import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { hasLivingMember } from '../../../../src/system/shell/group-members.ts';

it('our own group lives', () => {
  const own = Number(readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ')[2]);
  expect(hasLivingMember(own)).toBe(true);
});

it('a group nobody is in does not', async () => {
  const child = spawn('true', { detached: true });
  await new Promise((resolve) => child.once('exit', resolve));
  expect(hasLivingMember(child.pid ?? 0)).toBe(false);
});
