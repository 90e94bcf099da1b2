/** How a run tells and acts: output rules, what is printed, which commands run at what. */

import { UsageError } from '../domain/errors.ts';
import type { HookMoment, HookRules, OutputRules, Print } from '../domain/plan.ts';
import { compileQuery } from '../json/query/query.ts';
import type { OptionReader } from './option-reader.ts';
import { type PrintRequest, readPrint } from './values/print.ts';

const MOMENTS: readonly HookMoment[] = ['change', 'met', 'fail', 'error', 'recover', 'end'];

/** How the run tells. @throws UsageError */
export function readOutput(reader: OptionReader): OutputRules {
  return {
    format: reader.on('json') ? 'ndjson' : reader.value('format'),
    color: reader.value('color'),
    diff: reader.value('diff'),
    verbosity: reader.times('verbose') - reader.times('quiet'),
    dryRun: reader.on('dry-run'),
    debug: reader.on('debug'),
  };
}

/** The commands of one watch, those of one moment in the order given. @throws UsageError */
export function readHooks(reader: OptionReader): HookRules {
  return {
    commands: MOMENTS.flatMap((on) => reader.values(`on-${on}`).map((command) => ({ on, command }))),
    shell: reader.value('hook-shell'),
    timeout: reader.value('hook-timeout'),
  };
}

/** What is printed, in the order given. @throws UsageError */
export function readPrints(reader: OptionReader): Promise<readonly Print[]> {
  return reader.each('print', async (text) => compiled(readPrint(text)));
}

/** Where the last body goes. @throws UsageError */
export function readBodyFile(reader: OptionReader): string | undefined {
  const file = reader.value('output');
  reader.one('output', refuseStandardOutput);
  return file;
}

function refuseStandardOutput(text: string): void {
  if (text === '-') throw new UsageError('- is no file here', { hint: 'Write --print body for standard output.' });
}

async function compiled(request: PrintRequest): Promise<Print> {
  if (request.kind !== 'path') return request;
  const { path, name } = request;
  return { kind: 'path', query: await compileQuery(path), ...(name !== undefined && { name }) };
}
