import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFiles } from '../../../src/system/files.ts';

const files = createFiles();
let place = '';
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'files-test-'));
});
afterEach(() => rm(place, { recursive: true }));

const textOf = async (path: string) => Buffer.from(await files.read(path)).toString();
const modeOf = async (path: string) => (await stat(path)).mode & 0o777;

describe('a file', () => {
  it('is replaced as a whole', async () => {
    const path = join(place, 'a');
    await files.write(path, 'long text');
    await files.write(path, new Uint8Array([104, 105]));
    expect(await textOf(path)).toBe('hi');
  });

  it('is private where that is asked for, also if it was not before', async () => {
    const path = join(place, 'a');
    await files.write(path, 'x', 0o600);
    expect(await modeOf(path)).toBe(0o600);
    await chmod(path, 0o644);
    await files.write(path, 'y', 0o600);
    expect(await modeOf(path)).toBe(0o600);
  });

  it('keeps the mode it has where nothing is asked for', async () => {
    const path = join(place, 'a');
    await files.write(path, 'x', 0o640);
    await files.write(path, 'y');
    expect(await modeOf(path)).toBe(0o640);
  });

  it('that is not there is an error with its code', async () => {
    await expect(files.read(join(place, 'none'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(files.write(join(place, 'none/a'), 'x')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

it('a temporary directory is private, new each time, and removed with what is in it', async () => {
  const [a, b] = [await files.temporary(), await files.temporary()];
  expect(a).not.toBe(b);
  expect(await modeOf(a)).toBe(0o700);
  await files.write(join(a, 'x'), 'x');
  for (const directory of [a, b, a]) await files.remove(directory);
  await expect(stat(a)).rejects.toMatchObject({ code: 'ENOENT' });
});
