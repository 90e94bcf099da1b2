/** Claims about sets of statuses. */
import { describe, expect, it } from 'vitest';
import { readSomeStatus, readStatusSet } from '../../../../src/config/values/status-set.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

const fatal = '4xx,!404,!408,!409,!423,!425,!429';
const membersOf = (text: string, standard = '2xx') => {
  const set = readStatusSet(text, standard);
  return [100, 199, 200, 204, 299, 300, 404, 418, 429, 499, 500, 999].filter((status) => set.has(status));
};

describe('a set of statuses', () => {
  it.each([
    ['200', [200]],
    ['2xx', [200, 204, 299]],
    ['2XX,404', [200, 204, 299, 404]],
    ['400-499', [404, 418, 429, 499]],
    ['200, 404', [200, 404]],
    ['4xx,!404', [418, 429, 499]],
    ['!404,4xx', [418, 429, 499]],
    ['!204', [200, 299]],
    ['!2xx', []],
    ['1xx,9xx', [100, 199, 999]],
    ['4xx,!410-499', [404]],
  ])('%s has %j', (text, members) => {
    expect(membersOf(text)).toEqual(members);
  });

  it('of only exclusions amends the default, and its text says so', () => {
    const { text } = readStatusSet('!401', fatal);
    expect(text).toBe('4xx,!404,!408,!409,!423,!425,!429,!401');
    expect(membersOf('!418', fatal)).toEqual([499]);
  });

  it('knows no status that is none', () => {
    expect(readStatusSet('2xx', '2xx').has(0)).toBe(false);
    expect(readStatusSet('2xx', '2xx').has(200.5)).toBe(false);
  });

  it.each([
    ['', 'the list of statuses is empty', ''],
    ['200,,404', 'a status is missing', ','],
    ['200,', 'a status is missing', ''],
    ['2x', '"2x" is not a status', '2x'],
    ['200,ok', '"ok" is not a status', 'ok'],
    ['200, 1000', '"1000" is not a status', '1000'],
    ['099', '"099" is not a status', '099'],
    ['499-400', '"499-400" runs backwards', '499-400'],
    ['!!404', '"!!404" is not a status', '!!404'],
    ['2xx-4xx', '"2xx-4xx" is not a status', '2xx-4xx'],
  ])('%j is refused with its reason and place', (text, message, caret) => {
    expect(mistakeOf(() => readStatusSet(text, '2xx'))).toMatchObject({ message, caret });
  });

  it('that must have some status leaves at least one', () => {
    expect(readSomeStatus('!204', '2xx').has(200)).toBe(true);
    expect(mistakeOf(() => readSomeStatus('!2xx', '2xx'))).toMatchObject({ message: '"!2xx" leaves no status', caret: '!2xx' });
  });
});
