/** Claims about the environment as a layer of options. */
import { describe, expect, it } from 'vitest';
import { misspelledVariables, readEnvironment } from '../../../../src/config/layers/environment.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

const textsOf = (environment: Readonly<Record<string, string>>) =>
  [...readEnvironment(environment)].map(([name, values]) => [name, ...values.map(({ text }) => text)]);

describe('the environment', () => {
  it.each([
    [{ WATCH_API_INTERVAL: '5s' }, [['interval', '5s']]],
    [{ WATCH_API_OK_STATUS: '200' }, [['ok-status', '200']]],
    [{ WATCH_API_UNTIL: 'a=1\nb=2\n\n' }, [['until', 'a=1', 'b=2']]],
    [{ WATCH_API_HEADER: 'A: b\r\nC: d' }, [['header', 'A: b', 'C: d']]],
    [{ WATCH_API_ONCE: '1' }, [['once', 'true']]],
    [{ WATCH_API_ONCE: 'TRUE' }, [['once', 'true']]],
    [{ WATCH_API_LOCATION: '0' }, [['location', 'false']]],
    [{ WATCH_API_VERBOSE: '2' }, [['verbose', '2']]],
    [{ WATCH_API_VERBOSE: 'true' }, [['verbose', '1']]],
    [{ WATCH_API_QUIET: 'false' }, [['quiet', '0']]],
    [{ WATCH_API_DATA_JSON: '{\n}' }, [['data-json', '{\n}']]],
    [{ WATCH_API_CONFIG: 'x.yaml' }, [['config', 'x.yaml']]],
    [{ WATCH_API_INTERVAL: '' }, []],
    [{ WATCH_API_HELP: '1', WATCH_API_VERSION: '1', INTERVAL: '5s' }, []],
  ])('%j gives %j', (environment, values) => {
    expect(textsOf(environment)).toEqual(values);
  });

  it('names the variable as the place', () => {
    expect(readEnvironment({ WATCH_API_INTERVAL: '5s' }).get('interval')).toEqual([
      { text: '5s', place: 'WATCH_API_INTERVAL', from: 'environment' },
    ]);
  });

  it('refuses a switch that is neither on nor off', () => {
    expect(mistakeOf(() => readEnvironment({ WATCH_API_ONCE: 'yes' }))).toEqual({
      message: 'WATCH_API_ONCE: "yes" is neither true nor false',
      hint: 'Write true, false, 1 or 0.',
      caret: undefined,
      kind: 'ConfigError',
    });
  });

  it('notices a variable that misspells an option, and no other stranger', () => {
    expect(
      misspelledVariables({ WATCH_API_INTERVALL: '5s', WATCH_API_MY_OWN_THING: 'x', WATCH_API_ONCE: '1', HOME: '/' }),
    ).toEqual([
      { code: 'environment', message: 'WATCH_API_INTERVALL is no option of watch-api', hint: 'Did you mean WATCH_API_INTERVAL?' },
    ]);
  });
});
