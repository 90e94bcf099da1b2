/** Claims about how a mistake is told: what, where, how; nothing in it can move a cursor. */
import { describe, expect, it } from 'vitest';
import { formatUsageError } from '../../../../src/cli/command-line/usage-error.ts';
import { ConfigError, UsageError } from '../../../../src/domain/errors.ts';

const told = (text: string, at: number, length: number) =>
  formatUsageError(new UsageError('wrong', { hint: 'Do this.', spot: { text, at, length } })).split('\n');

describe('a mistake', () => {
  it('has a message, the text with a caret, and the hint last', () => {
    expect(
      formatUsageError(
        new UsageError('--interval: "5x" is wrong', { hint: 'Write 5s.', spot: { text: '5x', at: 1, length: 1 } }),
      ),
    ).toBe('watch-api: --interval: "5x" is wrong\n    5x\n     ^\n  Write 5s.\n');
  });

  it('without more to say points at the help, one in a file does not', () => {
    expect(formatUsageError(new UsageError('wrong'))).toBe('watch-api: wrong\n  See watch-api --help.\n');
    expect(formatUsageError(new ConfigError('c.yaml:1:1: wrong'))).toBe('watch-api: c.yaml:1:1: wrong\n');
    expect(formatUsageError(new UsageError('wrong', { spot: { text: 'x', at: 0, length: 1 } }))).toBe(
      'watch-api: wrong\n    x\n    ^\n',
    );
  });

  it.each([
    ['abc', 0, 2, '    abc', '    ^^'],
    ['abc', 3, 1, '    abc', '       ^'],
    ['abc', 9, 9, '    abc', '       ^'],
    ['a\tb', 2, 1, '    a\\tb', '       ^'],
    ['a\u001b[2Jb', 5, 1, '    a\\u001b[2Jb', '              ^'],
    ['日本x', 2, 1, '    日本x', '        ^'],
    ['e\u0301x', 2, 1, '    e\u0301x', '     ^'],
  ])('in %j at %d puts the caret under it', (text, at, length, line, caret) => {
    expect(told(text, at, length).slice(1, 3)).toEqual([line, caret]);
  });

  it('in a long text is shown with what stands around it', () => {
    const [, line = '', caret = ''] = told(`${'a'.repeat(300)}X${'b'.repeat(300)}`, 300, 1);
    expect(line.length).toBeLessThanOrEqual(100);
    expect(line.startsWith('    …a')).toBe(true);
    expect(line.endsWith('b…')).toBe(true);
    expect(line[caret.indexOf('^')]).toBe('X');
  });

  it('that is long itself is underlined as far as it is shown', () => {
    const [, line = '', caret = ''] = told('x'.repeat(500), 0, 500);
    expect(caret.length).toBe(line.length);
  });

  it('is safe to print', () => {
    expect(formatUsageError(new UsageError('a\u001b[31m', { hint: 'b\u0007' }))).toBe('watch-api: a\\u001b[31m\n  b\\u0007\n');
  });
});
