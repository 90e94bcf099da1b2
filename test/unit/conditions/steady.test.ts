import { expect, it } from 'vitest';
import { parseCondition } from '../../../src/conditions/parse.ts';
import { isSteady } from '../../../src/conditions/steady.ts';

it.each([
  ['status=ready', true],
  ['$.a =~ "x" && !($.b || exists($.c))', true],
  ['count($.a[*]) == length($.b)', true],
  [`every($.a, '@.b == 1 && match(@.c, "x")')`, true],
  [`every($.a, '@.b == 1 && polls() > 1')`, false],
  ['status() == 200', false],
  ['length(text()) > 1', false],
  ['$.a == 1 && age($.b) > 1', false],
  ['changed($.a)', false],
] as const)('whether %s depends on the body alone: %j', async (condition, steady) => {
  expect(isSteady((await parseCondition(condition)).expression)).toBe(steady);
});
