/** Claims about the compiled code that the program keeps between its starts. */
import { readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { emptyFolder, runProgram } from '../support/program.ts';
import { startServer } from '../support/server.ts';

const ready = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"status":"ready"}' };
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

it('changes nothing but the speed, even when it is cut, false or gone', async () => {
  const server = await startServer(() => ready);
  const environment = { XDG_CACHE_HOME: emptyFolder() };
  const run = async () =>
    (await runProgram([server.url, '--until', 'status=ready', '--print', '$.status'], { environment })).stdout;
  expect(await run()).toBe('ready\n');
  const files = filesIn(environment.XDG_CACHE_HOME);
  expect(files.some((file) => file.endsWith('main.cjs'))).toBe(true);
  expect(await run()).toBe('ready\n');
  for (const file of files) truncateSync(file, 100);
  expect(await run()).toBe('ready\n');
  for (const file of files) writeFileSync(file, 'process.exit(9)');
  expect(await run()).toBe('ready\n');
});

it('is not written where Node is told to keep none', async () => {
  const server = await startServer(() => ready);
  const environment = { XDG_CACHE_HOME: emptyFolder(), NODE_DISABLE_COMPILE_CACHE: '1' };
  expect((await runProgram([server.url, '--once'], { environment })).code).toBe(0);
  expect(filesIn(environment.XDG_CACHE_HOME)).toEqual([]);
});
