/** Claims about how a run tells and acts. */
import { describe, expect, it } from 'vitest';
import { laterMistakeOf } from '../../support/mistakes.ts';
import { planOf } from '../../support/surroundings.ts';

describe('output', () => {
  it.each([
    [{}, { format: 'auto', color: 'auto', diff: 'paths', verbosity: 0, dryRun: false, debug: false }],
    [{ json: ['true'] }, { format: 'ndjson' }],
    [{ json: ['false'], format: ['plain'] }, { format: 'plain' }],
    [{ quiet: ['1'] }, { verbosity: -1 }],
    [{ quiet: ['3'] }, { verbosity: -2 }],
    [{ verbose: ['2'] }, { verbosity: 2 }],
    [
      { color: ['never'], diff: ['patch'], 'dry-run': ['true'], debug: ['true'] },
      { color: 'never', diff: 'patch', dryRun: true, debug: true },
    ],
  ])('%j is %j', async (flags, output) => {
    expect((await planOf(flags)).output).toMatchObject(output);
  });

  it.each([
    [{ format: ['xml'] }, '--format: "xml" is not known'],
    [{ color: ['yes'] }, '--color: "yes" is not known'],
  ])('%j is refused', async (flags, message) => {
    expect((await laterMistakeOf(planOf(flags))).message).toBe(message);
  });
});

describe('hooks', () => {
  it('have defaults', async () => {
    expect((await planOf({})).watches[0].hooks).toEqual({ commands: [], shell: 'sh', timeout: 60_000 });
  });

  it('keep the order they were given in', async () => {
    const { hooks } = (
      await planOf({ 'on-change': ['a', 'b'], 'on-end': ['z'], 'on-met': ['m'], 'hook-shell': ['bash'], 'hook-timeout': ['5s'] })
    ).watches[0];
    expect(hooks).toEqual({
      commands: [
        { on: 'change', command: 'a' },
        { on: 'change', command: 'b' },
        { on: 'met', command: 'm' },
        { on: 'end', command: 'z' },
      ],
      shell: 'bash',
      timeout: 5000,
    });
  });

  it('are not empty', async () => {
    expect((await laterMistakeOf(planOf({ 'on-fail': [' '] }))).message).toBe('--on-fail: the command is empty');
    expect((await laterMistakeOf(planOf({ 'hook-timeout': ['0'] }))).message).toBe('--hook-timeout: "0" is no time at all');
  });
});

describe('what is printed', () => {
  it('is a part of the answer or a path, in the order given', async () => {
    const { prints } = (await planOf({ print: ['body', 'id=$.id', 'status'] })).watches[0];
    expect(prints.map(({ kind }) => kind)).toEqual(['body', 'path', 'status']);
    const [, path] = prints;
    expect(path?.kind === 'path' && [path.name, path.query.text]).toEqual(['id', '$.id']);
  });

  it('names a path that can be read', async () => {
    expect((await laterMistakeOf(planOf({ print: ['id=$['] }))).message).toMatch(/^--print: /);
  });
});

describe('the body file', () => {
  it('is where -o says', async () => {
    expect((await planOf({ output: ['a/b.json'] })).watches[0].bodyFile).toBe('a/b.json');
    expect((await planOf({ output: ['./-'] })).watches[0].bodyFile).toBe('./-');
    expect('bodyFile' in (await planOf({})).watches[0]).toBe(false);
  });

  it('is not standard output', async () => {
    expect(await laterMistakeOf(planOf({ output: ['-'] }))).toMatchObject({
      message: '--output: - is no file here',
      hint: 'Write --print body for standard output.',
    });
  });
});
