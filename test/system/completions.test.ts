/** Completion in the shells themselves, where they are installed. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { completionFiles } from '../../src/cli/completions/completions.ts';
import type { Shell } from '../../src/cli/completions/shells.ts';

const scriptOf = (shell: Shell) => resolve(import.meta.dirname, '../../completions', completionFiles[shell]);
const cases: readonly (readonly [line: string, offered: readonly string[]])[] = [
  ['watch-api r', ['run']],
  ['watch-api --until-c', ['--until-change']],
  ['watch-api --color ', ['always', 'auto', 'never']],
  ['watch-api completion z', ['zsh']],
  ['watch-api --until ', []],
];

function inBash(line: string): readonly string[] {
  const words = line.split(' ');
  const script = `source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _watch_api; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return lines(spawnSync('bash', ['--norc', '-c', script, 'bash', scriptOf('bash'), ...words], { encoding: 'utf8' }).stdout);
}

function inFish(line: string): readonly string[] {
  const script = 'source $argv[1]; complete -C $argv[2] | string split -f1 \\t';
  return lines(
    spawnSync('fish', ['--no-config', '-c', script, scriptOf('fish'), line], { encoding: 'utf8', cwd: '/proc/self/fdinfo' })
      .stdout,
  );
}

function lines(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((each) => each !== '')
    .sort();
}

describe('bash', () => {
  it.each(cases)('completes "%s" with %j', (line, offered) => {
    expect(inBash(line)).toEqual(offered);
  });

  it('takes --name=value apart as bash does', () => {
    expect(inBash('watch-api --format = pl')).toEqual(['plain']);
  });

  it('leaves what stands behind -- to the command', () => {
    expect(inBash('watch-api a.b -- print')).toContain('printf');
  });
});

describe('fish', () => {
  it.each(cases.filter(([, offered]) => offered.length > 0))('completes "%s" with %j', (line, offered) => {
    expect(inFish(line)).toEqual(offered);
  });

  it('leaves what stands behind -- to the command', () => {
    expect(inFish('watch-api a.b -- print')).toContain('printf');
  });
});

describe('zsh', () => {
  it('reads the script without a complaint', () => {
    expect(spawnSync('zsh', ['-f', '-n', scriptOf('zsh')], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });
});
