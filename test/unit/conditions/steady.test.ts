import { expect, it } from 'vitest';
import { parseCondition } from '../../../src/conditions/parse.ts';
import { isSteady, looksBack } from '../../../src/conditions/steady.ts';

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

it.each([
  ['changed($.a)', true],
  ['$.a < prev($.a)', true],
  ['$.b == 1 && !(exists($.c) || changed($.a))', true],
  [`every($.a, 'changed($.b)')`, true],
  [`every($.a, '@.b == 1')`, false],
  ['age($.a) > 1', false],
  ['status=ready', false],
] as const)('whether %s is about the answer before: %j', async (condition, expected) => {
  expect(looksBack((await parseCondition(condition)).expression)).toBe(expected);
});
