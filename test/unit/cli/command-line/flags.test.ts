/** Claims about how options are written. */
import { describe, expect, it } from 'vitest';
import { flagsOf, helpName } from '../../../../src/cli/command-line/flags.ts';
import { findOption } from '../../../../src/config/options/table.ts';

const optionOf = (name: string) => {
  const option = findOption(name);
  if (option === undefined) throw new Error(`no option ${name}`);
  return option;
};

describe('an option', () => {
  it.each([
    ['timeout', ['-t, --timeout <DUR>'], '-t, --timeout DUR'],
    ['until', ['--until <COND>'], '    --until COND'],
    ['once', ['--once', '--no-once'], '    --once'],
    ['location', ['--no-location', '-L, --location'], '    --no-location'],
    ['verbose', ['-v, --verbose'], '-v, --verbose'],
    ['no-config', ['--no-config'], '    --no-config'],
    ['help', ['-h, --help'], '-h, --help'],
  ])('%s is written %j', (name, written, inHelp) => {
    expect(flagsOf(optionOf(name)).map((flag) => flag.written)).toEqual(written);
    expect(helpName(optionOf(name))).toBe(inHelp);
  });
});
