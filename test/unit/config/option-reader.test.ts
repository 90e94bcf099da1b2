/** Claims about reading settings: placeholders filled in, errors with their place, and never a secret in one. */
import { describe, expect, it } from 'vitest';
import { createExpander } from '../../../src/config/expander.ts';
import { mergeLayers } from '../../../src/config/layers/layers.ts';
import type { RawValue } from '../../../src/config/layers/raw-values.ts';
import { createReading } from '../../../src/config/option-reader.ts';
import { UsageError } from '../../../src/domain/errors.ts';
import { laterMistakeOf, mistakeOf } from '../../support/mistakes.ts';

const refuse = (text: string): never => {
  throw new UsageError(`"${text}" is wrong`, { hint: `not ${text}`, spot: { text, at: 0, length: text.length } });
};
const readingOf = (values: Readonly<Record<string, readonly Partial<RawValue>[]>>, environment = {}) => {
  const layer = Object.entries(values).map(
    ([name, raws]) => [name, raws.map((raw): RawValue => ({ text: '', place: `--${name}`, from: 'flag', ...raw }))] as const,
  );
  const expander = createExpander(environment);
  return { reading: createReading(mergeLayers([new Map(layer)]), expander), expander };
};

describe('reading', () => {
  it('fills placeholders in before it reads', () => {
    const { reading } = readingOf({ timeout: [{ text: '{{var:T}}s' }] }, { T: '5' });
    expect(reading.one('timeout', (text) => text)).toBe('5s');
  });

  it('takes a placeholder in a value for text', async () => {
    const { reading } = readingOf({ until: [{ text: '{{var:A}}' }] }, { A: '{{env:B}}', B: 'x' });
    expect(await reading.each('until', async (text) => text)).toEqual(['{{env:B}}']);
    expect(reading.all('until', (text) => text)).toEqual(['{{env:B}}']);
  });

  it('knows what was given, and on which layer', () => {
    const { reading } = readingOf({ once: [{ text: 'true' }] });
    expect([reading.has('once'), reading.layer('once'), reading.has('until'), reading.layer('until')]).toEqual([
      true,
      0,
      false,
      undefined,
    ]);
  });

  it('takes the default of a switch only where nothing was given', () => {
    const { reading } = readingOf({ once: [{ text: 'true' }], location: [{ text: 'false' }] });
    expect([reading.on('once'), reading.on('insecure'), reading.on('location', true), reading.on('conditional', true)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('counts no further than two', () => {
    expect(readingOf({ verbose: [{ text: '5' }] }).reading.times('verbose')).toBe(2);
    expect(readingOf({}).reading.times('verbose')).toBe(0);
    expect(mistakeOf(() => readingOf({ verbose: [{ text: 'much' }] }).reading.times('verbose')).message).toBe(
      '--verbose: "much" is no number of times',
    );
  });
});

describe('an error', () => {
  it('has the place before it and the caret kept', () => {
    const { reading } = readingOf({ interval: [{ text: '5x' }] });
    expect(mistakeOf(() => reading.one('interval', refuse))).toEqual({
      message: '--interval: "5x" is wrong',
      hint: 'not 5x',
      caret: '5x',
      kind: 'UsageError',
    });
  });

  it('is one of configuration where a file or a variable holds the value', async () => {
    const place = 'watch-api.config.yaml:5:13: interval';
    const { reading } = readingOf({ interval: [{ text: '5x', place, from: 'file' }] });
    expect(mistakeOf(() => reading.one('interval', refuse))).toMatchObject({
      message: 'watch-api.config.yaml:5:13: interval: "5x" is wrong',
      kind: 'ConfigError',
    });
    expect(await laterMistakeOf(reading.each('interval', async (text) => refuse(text)))).toMatchObject({ kind: 'ConfigError' });
  });

  it('shows no secret that was filled in, short ones included, and no caret', async () => {
    const { reading } = readingOf({ until: [{ text: 'a={{env:PIN}}' }] }, { PIN: '123' });
    const expected = { message: '--until: "a=***" is wrong', hint: 'not a=***', caret: undefined, kind: 'UsageError' };
    expect(mistakeOf(() => reading.all('until', refuse))).toEqual(expected);
    expect(await laterMistakeOf(reading.each('until', async (text) => refuse(text)))).toEqual(expected);
  });

  it('shows nothing of a value that is a secret as a whole', () => {
    const { reading, expander } = readingOf({ bearer: [{ text: 'top-secret' }] });
    expect(mistakeOf(() => reading.one('bearer', refuse))).toMatchObject({
      message: '--bearer: "***" is wrong',
      caret: undefined,
    });
    expect(expander.secrets()).toEqual(['top-secret']);
  });

  it('about a placeholder says which variable is missing, and shows none of a secret around it', () => {
    const { reading } = readingOf({ bearer: [{ text: 'abc{{env:NOPE}}' }], until: [{ text: 'a={{env:NOPE}}' }] });
    expect(mistakeOf(() => reading.one('bearer', (text) => text))).toMatchObject({
      message: '--bearer: {{env:NOPE}}: the environment variable NOPE is not set',
      caret: undefined,
    });
    expect(mistakeOf(() => reading.one('until', (text) => text))).toMatchObject({ caret: '{{env:NOPE}}' });
  });

  it('that is none of the user is passed on as it is', () => {
    const { reading } = readingOf({ until: [{ text: 'a' }] });
    const bug = new TypeError('a bug');
    expect(() =>
      reading.all('until', () => {
        throw bug;
      }),
    ).toThrow(bug);
  });
});
