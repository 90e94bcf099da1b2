/** Claims about our table of curl's options against the curl of this machine. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { curlOption, curlOptions, shortCurlOption } from '../../src/config/curl/curl-options.ts';

/** ` -X, --request <method>  Specify…`: a letter, a name, what stands for a value. */
const LINE = /^ (?:-(\S),| {3}) --(\S+)( [<[]\S.*?>?\s)?/;

const listed = spawnSync('curl', ['--help', 'all'], { encoding: 'utf8' })
  .stdout.split('\n')
  .flatMap((line) => {
    const [, letter, name, value] = LINE.exec(line) ?? [];
    return name === undefined ? [] : [{ letter, name, takesValue: value !== undefined }];
  });
const curl = (...args: readonly string[]) => spawnSync('curl', ['-q', ...args], { encoding: 'utf8' }).stderr;

describe('the curl of this machine', () => {
  it('lists its options', () => {
    expect(listed.length).toBeGreaterThan(200);
  });

  it.each(listed)('has --$name, and so have we, with its letter and its value', ({ letter, name, takesValue }) => {
    const option = curlOption(name) ?? curlOption(name.replace(/^no-/, ''));
    // curl calls -i --include up to 8.9, and --show-headers since.
    const short = name === 'include' ? shortCurlOption('i')?.short : option?.short;
    expect([name, option !== undefined, short, option?.takesValue]).toEqual([
      name,
      true,
      letter,
      name === 'help' ? false : takesValue,
    ]);
  });

  it('refuses --no- where we do', () => {
    const known = new Set(listed.map(({ name }) => name));
    const wrong = curlOptions
      .filter(({ name, takesValue, negatable }) => known.has(name) && !takesValue && !negatable)
      .filter(({ name }) => !curl(`--no-${name}`).includes('option'));
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});
