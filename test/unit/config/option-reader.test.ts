/** Claims about reading settings: placeholders filled in, errors with their place, and never a secret in one. */
import { describe, expect, it } from 'vitest';
import { createExpander } from '../../../src/config/expander.ts';
import { mergeLayers } from '../../../src/config/layers/layers.ts';
import type { RawValue } from '../../../src/config/layers/raw-values.ts';
import { createOptionReader } from '../../../src/config/option-reader.ts';
import { UsageError } from '../../../src/domain/errors.ts';
import { laterMistakeOf, mistakeOf } from '../../support/mistakes.ts';

const refuse = (text: string): never => {
  throw new UsageError(`"${text}" is wrong`, { hint: `not ${text}`, spot: { text, at: 0, length: text.length } });
};
const readerOf = (values: Readonly<Record<string, readonly Partial<RawValue>[]>>, environment = {}) => {
  const layer = Object.entries(values).map(
    ([name, raws]) => [name, raws.map((raw): RawValue => ({ text: '', place: `--${name}`, from: 'flag', ...raw }))] as const,
  );
  const expander = createExpander(environment);
  return { reader: createOptionReader(mergeLayers([new Map(layer)]), expander), expander };
};

describe('reading', () => {
  it('fills placeholders in before it reads', () => {
    const { reader } = readerOf({ timeout: [{ text: '{{var:T}}s' }] }, { T: '5' });
    expect(reader.one('timeout', (text) => text)).toBe('5s');
  });

  it('takes text from elsewhere as it is', () => {
    const { reader } = readerOf({ timeout: [{ text: '{{var:T}}', literal: true }] }, { T: '5' });
    expect(reader.one('timeout', (text) => text)).toBe('{{var:T}}');
  });

  it('puts no secret into a command, where the list of processes would show it', () => {
    const { reader } = readerOf(
      { 'on-met': [{ text: 'curl -H "{{env:TOKEN}}"' }], 'on-fail': [{ text: 'mail {{var:WHO}}' }] },
      {
        TOKEN: 't0ken-1',
        WHO: 'me',
      },
    );
    expect(mistakeOf(() => reader.values('on-met'))).toMatchObject({
      message: '--on-met: a secret in a command shows in the list of processes',
      hint: expect.stringMatching(/^Let the shell put it in: "\$NAME" for \{\{env:NAME\}\}/),
    });
    expect(reader.values('on-fail')).toEqual(['mail me']);
  });

  it('takes a placeholder in a value for text', async () => {
    const { reader } = readerOf({ until: [{ text: '{{var:A}}' }] }, { A: '{{env:B}}', B: 'x' });
    expect(await reader.each('until', async (text) => text)).toEqual(['{{env:B}}']);
    expect(reader.all('until', (text) => text)).toEqual(['{{env:B}}']);
  });

  it('knows what was given, and on which layer', () => {
    const { reader } = readerOf({ once: [{ text: 'true' }] });
    expect([reader.has('once'), reader.layer('once'), reader.has('until'), reader.layer('until')]).toEqual([
      true,
      0,
      false,
      undefined,
    ]);
  });

  it('takes the default of a switch only where nothing was given', () => {
    const { reader } = readerOf({ once: [{ text: 'true' }], location: [{ text: 'false' }] });
    expect([reader.on('once'), reader.on('insecure'), reader.on('location'), reader.on('conditional')]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('reads a value as the option table says', () => {
    const { reader } = readerOf({
      'max-time': [{ text: '5s' }],
      color: [{ text: 'never' }],
      header: [{ text: 'A: b' }, { text: 'C;' }],
    });
    expect([reader.value('max-time'), reader.value('color')]).toEqual([5000, 'never']);
    expect(reader.values('header')).toEqual([
      { name: 'A', value: 'b' },
      { name: 'C', value: '' },
    ]);
    const wrong = readerOf({ 'max-time': [{ text: '0' }], 'max-polls': [{ text: '0' }], timeout: [{ text: '0' }] }).reader;
    expect(mistakeOf(() => wrong.value('max-time')).message).toBe('--max-time: "0" is no time at all');
    expect(mistakeOf(() => wrong.value('max-polls')).message).toBe('--max-polls: 0 of them would be none at all');
    expect(wrong.value('timeout')).toBe(0);
  });

  it('takes the standard of the option table where nothing was given', () => {
    const { reader } = readerOf({});
    expect([reader.value('max-time'), reader.value('max-size'), reader.value('lateness'), reader.value('color')]).toEqual([
      30_000,
      10 * 2 ** 20,
      0.1,
      'auto',
    ]);
    expect(reader.value('fatal-status').text).toBe('4xx,!404,!408,!409,!423,!425,!429');
    expect([reader.value('interval'), reader.value('max-polls'), reader.values('header')]).toEqual([undefined, undefined, []]);
  });

  it('reads options that make one list together, and says whose each value is', async () => {
    const { reader } = readerOf(
      {
        data: [
          { text: 'a', position: 0 },
          { text: 'c', position: 2 },
        ],
        'data-raw': [{ text: '{{env:B}}', position: 1 }],
      },
      { B: 'b' },
    );
    expect(await reader.mixed(['data', 'data-raw'], async (text, given) => ({ text, ...given }))).toEqual([
      { text: 'a', name: 'data', secrets: [] },
      { text: 'b', name: 'data-raw', secrets: ['b'] },
      { text: 'c', name: 'data', secrets: [] },
    ]);
  });

  it('counts no further than two', () => {
    expect(readerOf({ verbose: [{ text: '5' }] }).reader.times('verbose')).toBe(2);
    expect(readerOf({}).reader.times('verbose')).toBe(0);
    expect(mistakeOf(() => readerOf({ verbose: [{ text: 'much' }] }).reader.times('verbose')).message).toBe(
      '--verbose: "much" is no number of times',
    );
  });
});

describe('an error', () => {
  it('has the place before it and the caret kept', () => {
    const { reader } = readerOf({ interval: [{ text: '5x' }] });
    expect(mistakeOf(() => reader.one('interval', refuse))).toEqual({
      message: '--interval: "5x" is wrong',
      hint: 'not 5x',
      caret: '5x',
      kind: 'UsageError',
    });
  });

  it('is one of configuration where a file or a variable holds the value', async () => {
    const place = 'watch-api.config.yaml:5:13: interval';
    const { reader } = readerOf({ interval: [{ text: '5x', place, from: 'file' }] });
    expect(mistakeOf(() => reader.one('interval', refuse))).toMatchObject({
      message: 'watch-api.config.yaml:5:13: interval: "5x" is wrong',
      kind: 'ConfigError',
    });
    expect(await laterMistakeOf(reader.each('interval', async (text) => refuse(text)))).toMatchObject({ kind: 'ConfigError' });
  });

  it('shows no secret that was filled in, short ones included, and no caret', async () => {
    const { reader } = readerOf({ until: [{ text: 'a={{env:PIN}}' }] }, { PIN: '123' });
    const expected = { message: '--until: "a=***" is wrong', hint: 'not a=***', caret: undefined, kind: 'UsageError' };
    expect(mistakeOf(() => reader.all('until', refuse))).toEqual(expected);
    expect(await laterMistakeOf(reader.each('until', async (text) => refuse(text)))).toEqual(expected);
  });

  it('shows nothing of a secret whose reading takes its time, and leaves to its reader what of it is kept', async () => {
    const { reader, expander } = readerOf({ user: [{ text: 'name:top-secret' }] });
    expect(await laterMistakeOf(reader.each('user', async (text) => refuse(text)))).toMatchObject({
      message: '--user: "***" is wrong',
      caret: undefined,
    });
    expect(expander.secrets.mask('name:top-secret')).toBe('name:top-secret');
  });

  it('leaves its words whole where a secret is as short as a part of them', async () => {
    const { reader } = readerOf({ user: [{ text: 'is' }] });
    expect((await laterMistakeOf(reader.each('user', async (text) => refuse(text)))).message).toBe('--user: *** is wrong');
  });

  it('shows nothing of a value that is a secret as a whole', () => {
    const { reader, expander } = readerOf({ bearer: [{ text: 'top-secret' }] });
    expect(mistakeOf(() => reader.one('bearer', refuse))).toMatchObject({
      message: '--bearer: "***" is wrong',
      caret: undefined,
    });
    expect(expander.secrets.mask('top-secret')).toBe('***');
  });

  it('about a placeholder says which variable is missing, and shows none of a secret around it', () => {
    const { reader } = readerOf({ bearer: [{ text: 'abc{{env:NOPE}}' }], until: [{ text: 'a={{env:NOPE}}' }] });
    expect(mistakeOf(() => reader.one('bearer', (text) => text))).toMatchObject({
      message: '--bearer: {{env:NOPE}}: the environment variable NOPE is not set',
      caret: undefined,
    });
    expect(mistakeOf(() => reader.one('until', (text) => text))).toMatchObject({ caret: '{{env:NOPE}}' });
  });

  it('that is none of the user is passed on as it is', () => {
    const { reader } = readerOf({ until: [{ text: 'a' }] });
    const bug = new TypeError('a bug');
    expect(() =>
      reader.all('until', () => {
        throw bug;
      }),
    ).toThrow(bug);
  });
});
