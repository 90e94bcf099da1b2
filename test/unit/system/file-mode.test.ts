/** Claims about who may read a file. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readableByOthers } from '../../../src/system/file-mode.ts';

function fileWith(mode: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'watch-api-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'file');
  writeFileSync(path, '');
  chmodSync(path, mode);
  return path;
}

it.each([
  [0o600, false],
  [0o400, false],
  [0o640, true],
  [0o604, true],
  [0o644, true],
  [0o622, false],
])('a file with mode %o may be read by others: %s', async (mode, open) => {
  expect(await readableByOthers(fileWith(mode), 'linux')).toBe(open);
});

it('what is no file, and a system without modes, tell nothing', async () => {
  expect(await readableByOthers('/nonexistent/file', 'linux')).toBe(false);
  expect(await readableByOthers(fileWith(0o644), 'win32')).toBe(false);
});
