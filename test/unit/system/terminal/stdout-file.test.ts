/** Claims about the file behind a descriptor. */
import { closeSync, mkdtempSync, openSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fileBehind } from '../../../../src/system/terminal/stdout-file.ts';

describe('the file behind a descriptor', () => {
  it.runIf(process.platform === 'linux')('is named where it is a regular file', async () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'watch-api-stdout-')));
    const descriptor = openSync(join(folder, '=80'), 'w');
    onTestFinished(() => {
      closeSync(descriptor);
      rmSync(folder, { recursive: true });
    });
    expect(await fileBehind(descriptor)).toBe(join(folder, '=80'));
  });

  it('is none for a device and for a descriptor that is not open', async () => {
    const device = openSync('/dev/null', 'w');
    onTestFinished(() => closeSync(device));
    expect(await fileBehind(device)).toBe(undefined);
    expect(await fileBehind(9999)).toBe(undefined);
  });
});
