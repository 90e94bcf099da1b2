/** Claims about how values given by code become the texts their flags would have. */
import { describe, expect, it } from 'vitest';
import { type GivenOptions, layerOf } from '../../../src/library/layer.ts';
import { mistakeOf } from '../../support/mistakes.ts';

/** The texts by the option's long name. */
function textsOf(given: GivenOptions): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries([...layerOf(given)].map(([name, values]) => [name, values.map(({ text }) => text)]));
}

describe('a layer of options given by code', () => {
  it('knows each option by its key', () => {
    expect(textsOf({ okStatus: '200', oauth2TokenUrl: 'https://a/', maxPolls: 3 })).toEqual({
      'ok-status': ['200'],
      'oauth2-token-url': ['https://a/'],
      'max-polls': ['3'],
    });
  });

  it('leaves out what is undefined, empty lists, and what only code can give', () => {
    expect(textsOf({ timeout: undefined, until: [], signal: 1, clock: 1, random: 1, dispatcher: 1 })).toEqual({});
  });

  it('takes one value or a list where several may be given', () => {
    expect(textsOf({ until: 'a=1', ignore: ['b', 'c'] })).toEqual({ until: ['a=1'], ignore: ['b', 'c'] });
  });

  it('turns switches on and off', () => {
    expect(textsOf({ untilChange: true, location: false, verbose: true })).toEqual({
      'until-change': ['true'],
      location: ['false'],
      verbose: ['1'],
    });
  });

  it('takes headers as an object, empty ones too', () => {
    expect(textsOf({ header: { 'X-Api-Key': 'k1', Accept: '' } })).toEqual({ header: ['X-Api-Key: k1', 'Accept;'] });
  });

  it('makes JSON of anything but a text', () => {
    expect(textsOf({ dataJson: { ids: [1, null] } })).toEqual({ 'data-json': ['{"ids":[1,null]}'] });
    expect(textsOf({ dataJson: [1] })).toEqual({ 'data-json': ['[1]'] });
    expect(textsOf({ dataJson: '{"a": 1.0}' })).toEqual({ 'data-json': ['{"a": 1.0}'] });
  });

  it('keeps the order of values that make one list', () => {
    const layer = layerOf({ dataRaw: ['a', 'b'], data: 'c' });
    expect([...layer.values()].flat().map(({ text, position }) => [text, position])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
    ]);
  });

  it('takes texts as they are and names the key in errors', () => {
    expect(layerOf({ bearer: '{{env:TOKEN}}' }).get('bearer')).toEqual([
      { text: '{{env:TOKEN}}', place: 'bearer', from: 'flag', literal: true, position: 0 },
    ]);
  });

  it.each([
    [{ timeout: 5000 }, 'timeout: the number 5000 has no unit', "Write '5000ms' or '5000s'."],
    [{ interval: 2 }, 'interval: the number 2 has no unit', "Write '2ms' or '2s'."],
    [{ until: true }, 'until takes a text or a list of texts, not a value of type boolean', undefined],
    [{ timeout: null }, "timeout takes a text such as '30s', not null", undefined],
    [{ maxPolls: [1] }, 'maxPolls takes one value, not a list', undefined],
    [{ once: 'yes' }, 'once is true or false, not a value of type string', undefined],
    [{ verbose: 2 }, 'verbose is true or false, not a value of type number', undefined],
    [{ header: { 'X-A': 1 } }, 'header: the value of X-A is a number, not a text', undefined],
    [{ pin: ['a'] }, 'pin takes one value, not a list', undefined],
  ])('refuses %j', (given, message, hint) => {
    expect(mistakeOf(() => layerOf(given))).toMatchObject({ message, hint });
  });

  it('takes 0 for no time, and polls for a span, as numbers', () => {
    expect(textsOf({ timeout: 0, confirm: 3 })).toEqual({ timeout: ['0'], confirm: ['3'] });
  });
});

describe('a text that would name a file', () => {
  it.each([
    [{ data: '@/etc/passwd' }],
    [{ dataBinary: '@f' }],
    [{ dataJson: '@f' }],
    [{ dataUrlencode: 'name@f' }],
    [{ urlQuery: '@f' }],
    [{ header: '@f' }],
    [{ cookie: 'jar.txt' }],
  ])('is refused: %j', (given) => {
    const [key] = Object.keys(given);
    expect(mistakeOf(() => layerOf(given)).message).toBe(
      `${key}: on the command line this text would name a file, and code reads its files itself`,
    );
  });

  it.each([[{ dataRaw: '@f' }], [{ dataUrlencode: 'a=@f' }], [{ urlQuery: '+@f' }], [{ cookie: 'a=@f' }], [{ data: 'a@f' }]])(
    'is none in %j',
    (given) => {
      expect([...layerOf(given).values()].flat().map(({ text }) => text)).toEqual(Object.values(given));
    },
  );

  it('is told how to be written otherwise', () => {
    expect(mistakeOf(() => layerOf({ data: '@a' })).hint).toBe('dataRaw takes a text that begins with @ as it is.');
    expect(mistakeOf(() => layerOf({ cookie: 'a' })).hint).toBe('Write NAME=VALUE.');
  });
});
