/** What a request is made from beside the values of its options: files, and standard input. */

import { UsageError } from '../../domain/errors.ts';
import { readingTrouble } from '../../domain/file-error.ts';
import type { Surroundings } from '../surroundings.ts';

/** The inputs of one request. */
export interface Inputs {
  /** The content of a file; `-` is standard input, for one option of a request. @throws UsageError with `hint`. */
  read(path: string, hint?: string): Promise<Uint8Array>;
}

const AFTER_AT = 'Text after @ is the name of a file.';

/** The inputs of one request, which all have their standard input from `surroundings`. */
export function openInputs({ files, stdin }: Pick<Surroundings, 'files' | 'stdin'>): Inputs {
  let taken = false;
  return {
    async read(path, hint = AFTER_AT) {
      if (path === '') throw new UsageError('@ names no file', { hint: 'Write @FILE, or @- for standard input.' });
      if (path !== '-') return contentOf(files, path, hint);
      if (taken)
        throw new UsageError('standard input is read already', { hint: 'Only one option can have it: put this into a file.' });
      taken = true;
      return stdin();
    },
  };
}

async function contentOf(files: Surroundings['files'], path: string, hint: string): Promise<Uint8Array> {
  try {
    return await files.read(path);
  } catch (cause) {
    throw new UsageError(`${path} cannot be read: ${readingTrouble(cause)}`, { hint, cause });
  }
}
