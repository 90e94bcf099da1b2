/** Claims about plans that read well and make no sense. */
import { describe, expect, it } from 'vitest';
import { configFile } from '../../support/config-nodes.ts';
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

describe('an option about what is compared', () => {
  it.each(['ignore', 'array-key', 'ignore-order', 'compare-headers'])('is refused where nothing is: --%s', async (name) => {
    const flags = { [name]: [name === 'array-key' ? 'a=id' : 'x'] };
    expect(await laterMistakeOf(planOf({ items: ['hits'], ...flags }))).toMatchObject({
      message: `--${name} is about what is compared, and with --items nothing is`,
      hint: 'Say what to compare: --select PATH.',
    });
    expect((await planOf({ items: ['hits'], select: ['total'], ...flags })).watches).toHaveLength(1);
  });

  it('is refused for messages, but for --ignore, which has them compared', async () => {
    const source = { source: ['websocket'] };
    expect((await laterMistakeOf(planOf({ ...source, 'ignore-order': ['x'] }))).message).toBe(
      '--ignore-order is about what is compared, and messages are not, each is told',
    );
    expect((await planOf({ ...source, ignore: ['x'] })).watches).toHaveLength(1);
    expect((await planOf({ ...source, 'ignore-order': ['x'], 'until-change': ['true'] })).watches).toHaveLength(1);
  });

  it('says nothing where it is the default of a file', async () => {
    const project = configFile({ version: 1, defaults: { ignore: '$..at' } });
    const plan = await planOf({ items: ['hits'] }, { project });
    expect(plan.watches[0].watch.comparing.ignore).toHaveLength(1);
  });
});

describe('an item', () => {
  it('cannot be confirmed', async () => {
    const flags = { items: ['hits'], 'until-change': ['true'], confirm: ['2'] };
    expect((await laterMistakeOf(planOf(flags))).message).toBe(
      '--confirm has nothing to confirm: a new item counts as soon as it is seen',
    );
    expect((await planOf({ ...flags, select: ['total'] })).watches).toHaveLength(1);
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
