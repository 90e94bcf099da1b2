/** `-o FILE` at the end of a watch: the last body is kept, and a file that cannot be written is an end of its own. */

import { writingTrouble } from '../domain/file-error.ts';
import { exitCodes } from '../domain/outcome.ts';
import type { PlannedWatch } from '../domain/plan.ts';
import type { Files } from '../domain/ports.ts';
import type { Ending } from '../engine/run.ts';

/**
 * Writes the last body of any status where the watch wants it kept; without an answer the file is left alone.
 * Where that fails, an end that is no failure itself becomes `state` (74): a script would read an old file.
 */
export async function keepBody({ bodyFile }: PlannedWatch, ending: Ending, files: Files): Promise<Ending> {
  const { last } = ending.end.attachment ?? {};
  if (bodyFile === undefined || last === undefined) return ending;
  try {
    await files.write(bodyFile, last.body);
    return ending;
  } catch (error) {
    return unkept(ending, `cannot write ${bodyFile}: ${writingTrouble(error)}`);
  }
}

function unkept(ending: Ending, reason: string): Ending {
  const { outcome, end } = ending;
  if (outcome.result !== 'met' && outcome.result !== 'not yet') return ending;
  const advice = [`The watch itself ended so: ${outcome.result}: ${outcome.reason}`];
  return {
    outcome: { result: 'state', reason, advice },
    end: { ...end, event: { ...end.event, result: 'state', exitCode: exitCodes.state, reason, advice } },
  };
}
