/** How a run tells and acts: output rules, what is printed, which commands run at what. */

import type { HookMoment, HookRules, OutputRules, Print } from '../domain/plan.ts';
import { MINUTE } from '../domain/time.ts';
import { formats } from '../formats/index.ts';
import { compileQuery } from '../json/query/query.ts';
import type { Reading } from './option-reader.ts';
import { readPositiveDuration } from './values/duration.ts';
import { readChoice, readCommand, readFileName } from './values/kinds.ts';
import { type PrintRequest, readPrint } from './values/print.ts';

const MOMENTS: readonly HookMoment[] = ['change', 'met', 'fail', 'error', 'recover', 'end'];

/** How the run tells. @throws UsageError */
export function readOutput(reading: Reading): OutputRules {
  const format = reading.one('format', readChoice(['auto', ...formats.map(({ kind }) => kind)])) ?? 'auto';
  const color = reading.one('color', readChoice(['auto', 'always', 'never']));
  return {
    format: reading.on('json') ? 'ndjson' : format,
    color: color === 'always' || color === 'never' ? color : 'auto',
    verbosity: reading.times('verbose') - reading.times('quiet'),
    dryRun: reading.on('dry-run'),
    debug: reading.on('debug'),
  };
}

/** The commands of one watch, those of one moment in the order given. @throws UsageError */
export function readHooks(reading: Reading): HookRules {
  return {
    commands: MOMENTS.flatMap((on) => reading.all(`on-${on}`, readCommand).map((command) => ({ on, command }))),
    shell: reading.one('hook-shell', readFileName) ?? 'sh',
    timeout: reading.one('hook-timeout', readPositiveDuration) ?? MINUTE,
  };
}

/** What is printed, in the order given. @throws UsageError */
export function readPrints(reading: Reading): Promise<readonly Print[]> {
  return reading.each('print', async (text) => compiled(readPrint(text)));
}

/** Where the last body goes. @throws UsageError */
export function readBodyFile(reading: Reading): string | undefined {
  return reading.one('output', readFileName);
}

async function compiled(request: PrintRequest): Promise<Print> {
  if (request.kind !== 'path') return request;
  const { path, name } = request;
  return { kind: 'path', query: await compileQuery(path), ...(name !== undefined && { name }) };
}
