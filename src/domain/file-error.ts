/** Errors of files and processes as the system names them, and in words for people. */

type Words = Readonly<Record<string, string>>;

const EITHER_WAY: Words = {
  EISDIR: 'it is a directory',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  EIO: 'the device failed',
  EMFILE: 'too many files are open',
};
const READING: Words = {
  ...EITHER_WAY,
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'it is not yours to read',
  EPERM: 'it is not yours to read',
};
const WRITING: Words = {
  ...EITHER_WAY,
  ENOENT: 'its directory does not exist',
  ENOTDIR: 'its directory does not exist',
  EACCES: 'it is not yours to write',
  EPERM: 'it is not yours to write',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the device',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'it would become larger than files may be',
  EPIPE: 'its reader has gone',
};

/** True for errors with a code of Node's. */
export function hasCode(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

/** The code Node gives an error (ENOENT, EACCES, …); the message of one that has none. */
export function codeOf(error: unknown): string {
  if (hasCode(error)) return error.code;
  return error instanceof Error ? error.message : String(error);
}

/** Why a file could not be read, to stand behind a colon. Takes an error or its code; unknown ones speak for themselves. */
export function readingTrouble(error: unknown): string {
  return inWords(error, READING);
}

/** Why a file or stream could not be written, to stand behind a colon. Takes an error or its code. */
export function writingTrouble(error: unknown): string {
  return inWords(error, WRITING);
}

function inWords(error: unknown, words: Words): string {
  const code = codeOf(error);
  if (Object.hasOwn(words, code)) return words[code] ?? code;
  return error instanceof Error ? error.message : code;
}
