/** Claims about plans that read well and make no sense. */
import { describe, expect, it } from 'vitest';
import { laterMistakeOf } from '../../support/mistakes.ts';
import { planOf } from '../../support/surroundings.ts';

const ci = { environment: { CI: 'true' } };

describe('a change that only one poll could see', () => {
  it('is refused', async () => {
    expect((await laterMistakeOf(planOf({ 'until-change': ['true'], 'max-polls': ['1'] }))).message).toBe(
      '--until-change and --max-polls 1 do not go together: a change needs two polls to be seen',
    );
    expect((await planOf({ 'until-change': ['true'], 'max-polls': ['2'] })).watches[0].watch.limits.maxPolls).toBe(2);
  });
});

describe('a CI job that nothing would end', () => {
  it.each([[{}], [{ 'fail-when': ['a=1'] }], [{ timeout: ['0'] }], [{ 'max-errors': ['3'] }]])(
    'is refused: %j',
    async (flags) => {
      expect((await laterMistakeOf(planOf(flags, ci))).message).toBe(
        'nothing would ever end this watch, and this is a CI job (CI is set)',
      );
    },
  );

  it.each([
    [{ until: ['a=1'] }],
    [{ 'until-change': ['true'] }],
    [{ timeout: ['5m'] }],
    [{ once: ['true'] }],
    [{ 'max-polls': ['3'] }],
  ])('is bounded by %j', async (flags) => {
    expect((await planOf(flags, ci)).notices).toEqual([]);
  });

  it.each(['', 'false', '0'])('is none where CI is %j', async (value) => {
    expect((await planOf({}, { environment: { CI: value } })).notices).toEqual([]);
  });
});

describe('a condition the shell took a part of', () => {
  it.each([
    ['elapsed', '/tmp/5'],
    ['elapsed', '/tmp/30s'],
    ['progress', '/home/me/=80'],
    ['!ready', '/tmp/1.5'],
    ['$.a', '/tmp/-1'],
  ])('%s with standard output in %s is refused', async (until, path) => {
    const mistake = await laterMistakeOf(planOf({ until: [until] }, { stdoutFile: async () => path }));
    expect(mistake.message).toContain('the shell took the rest of');
    expect(mistake.hint).toContain('Quote the condition');
  });

  it.each([
    ['elapsed', '/tmp/out.log'],
    ['elapsed', '/tmp/5/out'],
    ['elapsed', '/tmp/2026-01-01.json'],
    ['elapsed=1', '/tmp/5'],
    ['status() == 200', '/tmp/5'],
  ])('%s with standard output in %s is fine', async (until, path) => {
    expect((await planOf({ until: [until] }, { stdoutFile: async () => path })).notices).toEqual([]);
  });
});
