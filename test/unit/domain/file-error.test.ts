import { describe, expect, it } from 'vitest';
import { codeOf, readingTrouble, writingTrouble } from '../../../src/domain/file-error.ts';

const failure = (code: string) => Object.assign(new Error(`${code}: x failed`), { code });

describe('an error', () => {
  it('goes by its code, without one by its message, without that by itself', () => {
    expect(codeOf(failure('ENOENT'))).toBe('ENOENT');
    expect(codeOf(new Error('no code'))).toBe('no code');
    expect(codeOf(Object.assign(new Error('a number'), { code: 7 }))).toBe('a number');
    expect(codeOf('text')).toBe('text');
  });
});

describe('a file', () => {
  it.each([
    ['ENOENT', 'there is no such file', 'its directory does not exist'],
    ['EACCES', 'it is not yours to read', 'it is not yours to write'],
    ['EISDIR', 'it is a directory', 'it is a directory'],
    ['ENOSPC', 'ENOSPC: x failed', 'no space is left on the device'],
  ])('that fails by %s could not be read or written in words', (code, reading, writing) => {
    expect(readingTrouble(failure(code))).toBe(reading);
    expect(writingTrouble(failure(code))).toBe(writing);
  });

  it('is told from a bare code too, and an unknown one speaks for itself', () => {
    expect(writingTrouble('EPIPE')).toBe('its reader has gone');
    expect(writingTrouble('EWEIRD')).toBe('EWEIRD');
    expect(readingTrouble('constructor')).toBe('constructor');
  });
});
