import { describe, expect, it } from 'vitest';
import { excerpt, inertLine, printable, shorten } from '../../../src/domain/printable.ts';

describe('text from the network', () => {
  it.each([
    ['plain ünïcödé 🎉', 'plain ünïcödé 🎉'],
    ['\u001b[31mred', '\\u001b[31mred'],
    ['a\r\nb\tc', 'a\\r\\nb\\tc'],
    ['\u202eevil\u2066', '\\u202eevil\\u2066'],
    ['\u009b31m\u0000\u007f', '\\u009b31m\\u0000\\u007f'],
    ['\ufeffx\u2028', '\\ufeffx\\u2028'],
    ['pay\u200bpal\u2060\u00ad', 'pay\\u200bpal\\u2060\\u00ad'],
    ['a\u{e0041}', 'a\\udb40\\udc41'],
  ])('%j is shown as %s', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('is shortened without cutting a character in two', () => {
    expect(shorten('abcdef', 4)).toBe('abc…');
    expect(shorten('ab🎉cd', 4)).toBe('ab…');
    expect(shorten('abcd', 4)).toBe('abcd');
  });

  it('is quoted in part: printable first, then shortened', () => {
    expect(excerpt('a\nbc', 4)).toBe('a\\n…');
    expect(excerpt('a\tb', 9)).toBe('a\\tb');
  });
});

describe('a CI command', () => {
  it('that Azure and old GitHub runners find inside a line is broken', () => {
    expect(printable('x ##vso[task.complete]y')).toBe('x \\u0023#vso[task.complete]y');
    expect(printable('###[error]')).toBe('#\\u0023#[error]');
    expect(printable('# heading, ## two')).toBe('# heading, ## two');
  });

  it.each([
    ['::error::x', '\\u003a:error::x'],
    ['  ::set-env name=A::x', '  \\u003a:set-env name=A::x'],
    ['section_start:1:a', '\\u0073ection_start:1:a'],
    ['section_end:1:a', '\\u0073ection_end:1:a'],
  ])('that starts a line is broken: %s', (line, inert) => {
    expect(inertLine(line)).toBe(inert);
  });

  it('that pieces of a line make together is broken', () => {
    expect(inertLine(`a ${printable('##')}${printable('[error]x')}`)).toBe('a \\u0023#[error]x');
  });

  it('is not seen in other lines', () => {
    for (const line of ['', '~ 14:03  a :: b', 'section of a text', ':one']) expect(inertLine(line)).toBe(line);
  });
});
