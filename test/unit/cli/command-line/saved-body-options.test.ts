/** Claims about the options of a trial: those that ask, wait, compare or act have no place in it. */
import { describe, expect, it } from 'vitest';
import { applicableEnvironment, refuseInapplicable } from '../../../../src/cli/command-line/saved-body-options.ts';
import { asFlags } from '../../../../src/config/layers/raw-values.ts';
import { options } from '../../../../src/config/options/table.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

const taken = options.filter(({ name }) => {
  try {
    refuseInapplicable(asFlags({ [name]: ['x'] }));
    return true;
  } catch {
    return false;
  }
});

describe('an option of a trial', () => {
  it('judges, supplies header fields, or says how it is told', () => {
    expect(taken.filter(({ group }) => group !== 'Output' && group !== 'Configuration').map(({ name }) => name)).toEqual([
      'until',
      'fail-when',
      'pin',
      'once',
      'ok-status',
      'fatal-status',
      'header',
    ]);
    expect(taken.map(({ name }) => name)).toEqual(expect.arrayContaining(['print', 'json', 'verbose', 'output', 'help']));
  });

  it('is else refused with a reason, whatever its group', () => {
    for (const { name } of options.filter((option) => !taken.includes(option))) {
      const { message, hint } = mistakeOf(() => refuseInapplicable(asFlags({ [name]: ['x'] })));
      expect(message).toMatch(/^--[\w-]+ does not apply to test: it \w.*[^.]$/);
      expect(hint).toBe('Leave it out.');
    }
  });
});

it('the environment of a trial has nothing that is meant for watches', () => {
  const environment = {
    HOME: '/h',
    WATCH_API_CONFIRM: '3',
    WATCH_API_ON_MET: 'x',
    WATCH_API_UNTIL: 'a',
    WATCH_API_COLOR: 'never',
  };
  expect(applicableEnvironment(environment)).toEqual({ HOME: '/h', WATCH_API_UNTIL: 'a', WATCH_API_COLOR: 'never' });
});
