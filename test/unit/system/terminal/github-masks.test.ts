/** Claims about secrets told to GitHub's runner. */
import { describe, expect, it } from 'vitest';
import { createMaskTeller } from '../../../../src/system/terminal/github-masks.ts';

function told(secret: string, environment: Readonly<Record<string, string>> = { GITHUB_ACTIONS: 'true' }, isFile = false) {
  const written: string[] = [];
  const tell = createMaskTeller({ environment, write: (text) => void written.push(text), isFile: () => isFile });
  tell?.(secret);
  return written.join('');
}

describe('a secret in a job on GitHub', () => {
  it('is told as a command on a line of its own', () => {
    expect(told('hunter22')).toBe('::add-mask::hunter22\n');
  });

  it('is escaped as GitHub does it, so that it cannot end the line', () => {
    expect(told('100%\r\nhunter22')).toBe('::add-mask::100%25%0D%0Ahunter22\n::add-mask::hunter22\n');
  });

  it('of several lines is told by its lines, too, but for those that would mask half the log', () => {
    expect(told('{\n  "key": "abc"\n}')).toBe('::add-mask::{%0A  "key": "abc"%0A}\n::add-mask::"key": "abc"\n');
  });
});

describe('no mask is told', () => {
  it.each([
    ['elsewhere', {}],
    ['where the variable says no', { GITHUB_ACTIONS: 'false' }],
    ['in the CI of others', { CI: 'true', GITLAB_CI: 'true' }],
  ])('%s', (_, environment) => {
    expect(told('hunter22', environment)).toBe('');
  });

  it('into a file, where nobody takes the command and the secret would stay', () => {
    expect(told('hunter22', { GITHUB_ACTIONS: 'true' }, true)).toBe('');
  });
});
