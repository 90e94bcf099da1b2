import { describe, expect, it } from 'vitest';
import { countMembers, survey } from '../../../src/json/survey.ts';

describe('a survey', () => {
  it('counts arrays and objects alike, and what is open, not what was', () => {
    expect(survey('[{"a":[1]}]').depth).toBe(3);
    expect(survey('[],'.repeat(100)).depth).toBe(1);
  });

  it('does not look into strings', () => {
    expect(survey(String.raw`["[[[[:", "\"[[[:1e5", "\\\\"]`)).toEqual({ depth: 1, members: 0, hasExactNumbers: false });
    expect(survey(String.raw`["\\", [[1]]]`).depth).toBe(3);
    expect(survey('["never closed [[[[[').depth).toBe(1);
  });

  it('counts members, those of the same name too', () => {
    expect(survey('{"a": {"b": 1, "b": 2}, "c:": [{"d": 3}]}').members).toBe(5);
  });

  it.each(['0', '-1', '3.14', '0.1', '0.05', '1e+21', '123456789012345', '9007199254740992', '0.30000000000000004'])(
    'finds that JSON.parse loses nothing of %s',
    (number) => {
      expect(survey(`[${number}]`).hasExactNumbers).toBe(false);
    },
  );

  it.each([
    '1.0',
    '-0',
    '12.50',
    '1e3',
    '1E-7',
    '9007199254740993',
    '1e400',
    '0.1000000000000000000001',
    '123456789012345678901',
  ])('finds that it loses something of %s', (number) => {
    expect(survey(`{"a": 1, "b": ${number}}`).hasExactNumbers).toBe(true);
    expect(survey(`{"a": "${number}"}`).hasExactNumbers).toBe(false);
  });
});

it('members are counted wherever they are', () => {
  expect(countMembers([{ a: 1, b: { c: null } }, [[{ d: 1 }]], 'x'])).toBe(4);
  expect(countMembers(JSON.parse('{"__proto__": {"a": 1}}'))).toBe(2);
});
