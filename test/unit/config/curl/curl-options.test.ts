/** Claims about the table of curl's options: every one is known, once, and leads somewhere. */
import { describe, expect, it } from 'vitest';
import { curlAdvice, curlOption, curlOptions, shortCurlOption } from '../../../../src/config/curl/curl-options.ts';
import { findOption } from '../../../../src/config/options/table.ts';

const twice = (names: readonly string[]) => names.filter((name, at) => names.indexOf(name) !== at);

describe('the table', () => {
  it('has every option and every letter once', () => {
    expect(twice(curlOptions.map(({ name }) => name))).toEqual([]);
    expect(twice(curlOptions.flatMap(({ short }) => short ?? []))).toEqual([]);
    expect(curlOptions.filter(({ name, short }) => !/^[a-z][\w.-]+$/.test(name) || short?.length === 0)).toEqual([]);
  });

  it('leads to options of ours that take a value where those of curl do', () => {
    for (const { name, takesValue, fate } of curlOptions) {
      if (fate.kind !== 'ours') continue;
      expect([name, findOption(fate.name)?.value !== undefined]).toEqual([name, takesValue]);
    }
  });

  it('gives the letters we share with curl the same option', () => {
    const shared = ['X', 'H', 'd', 'G', 'u', 'A', 'e', 'b', 'k', 'E', '4', '6', 'x', 'U', 'L', 'm'];
    for (const letter of shared) {
      const fate = shortCurlOption(letter)?.fate;
      expect([letter, fate?.kind === 'ours' && findOption(fate.name)?.short]).toEqual([letter, letter]);
    }
  });

  it('has a reason and an advice for whatever is refused', () => {
    for (const { fate } of curlOptions) {
      if (fate.kind !== 'refused') continue;
      expect(fate.why).toMatch(/^[a-zA-Z].*[^.]$/);
      expect(fate.hint).toMatch(/^[A-Zw].*\.$/);
    }
  });

  it('says what takes a value and what --no- reverses', () => {
    const told = (name: string) => {
      const option = curlOption(name);
      return option && [option.short, option.takesValue, option.negatable];
    };
    expect(['header', 'location', 'ipv4', 'proxy1.0', 'next', 'compressed'].map(told)).toEqual([
      ['H', true, false],
      ['L', false, true],
      ['4', false, false],
      [undefined, true, false],
      [':', false, false],
      [undefined, false, true],
    ]);
  });
});

describe('a flag of curl that is none of ours', () => {
  it.each([
    ['-F', "It is curl's, but multipart bodies are not sent. Send the fields with --data-urlencode, or JSON with --json."],
    ['--digest', expect.stringMatching(/^It is curl's, but logins are Basic/)],
    ['--no-buffer', "It is curl's, and would change nothing here. Leave it out."],
    ['-z', undefined],
    ['-7', undefined],
    ['--until', undefined],
  ])('%s is answered with %j', (flag, advice) => {
    expect(curlAdvice(flag)).toEqual(advice);
  });
});
