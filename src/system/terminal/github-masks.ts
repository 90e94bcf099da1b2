/** Secrets told to GitHub's runner, so that they are masked in the whole log of a job, whoever prints them. */

import { fstatSync } from 'node:fs';
import type { Environment } from '../../domain/environment.ts';
import { linesOf, SHORTEST } from '../../requests/secret-forms.ts';

/** Where masks would be told. */
export interface MaskSettings {
  readonly environment: Environment;
  /** Standard error, which the runner reads like standard output. */
  readonly write: (text: string) => void;
  /** Whether standard error goes to a file: no runner would read the command there, and the secret would stay. */
  readonly isFile?: () => boolean;
}

/** Tells one secret; undefined where there is no runner to tell. These are commands to it, not text: `--quiet` does not apply. */
export function createMaskTeller({
  environment,
  write,
  isFile = stderrIsFile,
}: MaskSettings): ((secret: string) => void) | undefined {
  if (environment['GITHUB_ACTIONS'] !== 'true' || isFile()) return undefined;
  return (secret) => {
    // The runner reads line by line, so a text is told as a whole and by its lines.
    const lines = linesOf(secret).filter((line) => line.length >= SHORTEST);
    write([...new Set([secret, ...lines])].map((value) => `::add-mask::${commandData(value)}\n`).join(''));
  };
}

/** Data of a workflow command, escaped as GitHub's toolkit does. */
function commandData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function stderrIsFile(): boolean {
  try {
    return fstatSync(2).isFile();
  } catch {
    return false;
  }
}
