/** `--cert FILE[:PASSWORD]`, as curl takes it apart. */

import { UsageError } from '../../domain/errors.ts';

/** A file, and the password of the key that may be in it. */
export interface CertificateFile {
  readonly path: string;
  readonly password?: string;
}

/** The first colon ends the file's name; `\:` and `\\` are characters of it, and so is the colon of a drive. */
const PARTS = /^((?:[A-Za-z]:(?=\\))?(?:\\.|[^:\\]|\\$)*)(?::(.*))?$/s;

/** Reads the file's name and the password behind it. @throws UsageError when no file is named. */
export function readCertificateFile(text: string): CertificateFile {
  const [, written = '', password = ''] = PARTS.exec(text) ?? [];
  const path = written.replace(/\\([:\\])/g, '$1');
  if (path === '') throw new UsageError('no file is named', { hint: 'Write FILE, or FILE:PASSWORD.' });
  return { path, ...(password !== '' && { password }) };
}
