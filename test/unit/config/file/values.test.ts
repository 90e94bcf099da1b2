/** Claims about the options in a mapping of a configuration file. */
import { describe, expect, it } from 'vitest';
import { entriesOf, optionValues, placeIn, unknownKey } from '../../../../src/config/file/values.ts';
import { fileOptions } from '../../../../src/config/options/table.ts';
import { configFile } from '../../../support/config-nodes.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

const where = { file: 'c.yaml', path: 'defaults' };
const valuesOf = (value: unknown) => optionValues(where, entriesOf(where, configFile(value).root), fileOptions);
const textsOf = (value: unknown) => [...valuesOf(value)].map(([name, raws]) => [name, ...raws.map(({ text }) => text)]);

describe('options in a file', () => {
  it.each([
    [{ interval: '2s..30s' }, [['interval', '2s..30s']]],
    [{ timeout: 30 }, [['timeout', '30']]],
    [{ okStatus: 200 }, [['ok-status', '200']]],
    [{ until: 'a=1' }, [['until', 'a=1']]],
    [{ until: ['a=1', 'b=2'] }, [['until', 'a=1', 'b=2']]],
    [{ until: [] }, []],
    [
      { once: true, location: false },
      [
        ['once', 'true'],
        ['location', 'false'],
      ],
    ],
    [{ once: 1 }, [['once', 'true']]],
    [{ verbose: true }, [['verbose', '1']]],
    [{ quiet: 2 }, [['quiet', '2']]],
    [{ onEnd: true }, [['on-end', 'true']]],
    [null, []],
  ])('%j gives %j', (value, texts) => {
    expect(textsOf(value)).toEqual(texts);
  });

  it('know the place they stand in', () => {
    expect(valuesOf({ interval: '5s' }).get('interval')).toEqual([
      { text: '5s', place: 'c.yaml:2:9: defaults.interval', from: 'file' },
    ]);
  });

  it.each([
    [{ intervall: '5s' }, 'c.yaml:2:1: unknown key "intervall" in defaults', 'Did you mean interval?'],
    [{ 'ok-status': '2xx' }, 'c.yaml:2:1: unknown key "ok-status" in defaults', 'Did you mean okStatus?'],
    [{ config: 'x' }, 'c.yaml:2:1: unknown key "config" in defaults'],
    [{ __proto__x: 1 }, 'c.yaml:2:1: unknown key "__proto__x" in defaults'],
    [{ interval: ['1s', '2s'] }, 'c.yaml:2:9: defaults.interval takes one value, not a list'],
    [{ interval: { from: '1s' } }, 'c.yaml:2:9: defaults.interval takes a plain value, not keys and values'],
    [{ until: [['a']] }, 'c.yaml:3:9: defaults.until takes a plain value, not a list'],
    [{ until: null }, 'c.yaml:2:9: defaults.until has no value'],
    [{ once: 'yes' }, 'c.yaml:2:9: defaults.once is true or false, not "yes"'],
    ['x', 'c.yaml:1:9: defaults takes keys and values, not "x"'],
    [['x'], 'c.yaml:1:9: defaults takes keys and values, not a list'],
  ])('%j is refused with file, line and column', (value, message, hint?: string) => {
    expect(mistakeOf(() => valuesOf(value))).toMatchObject({ message, kind: 'ConfigError', ...(hint !== undefined && { hint }) });
  });

  it('list what is known where that is short and nothing is near', () => {
    const [entry] = entriesOf({ file: 'c', path: '' }, configFile({ zebra: 1 }).root);
    expect(entry && unknownKey({ file: 'c', path: '' }, entry, ['version', 'watches'])).toMatchObject({
      message: 'c:2:1: unknown key "zebra"',
      hint: 'Known here: version, watches.',
    });
  });

  it('are told at a place', () => {
    expect(placeIn(where, { line: 3, column: 4 })).toBe('c.yaml:3:4');
  });
});
