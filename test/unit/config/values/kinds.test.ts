/** Claims about reading a value by its kind. */
import { describe, expect, it } from 'vitest';
import { readChoice, readCommand, readFileName, readValue } from '../../../../src/config/values/kinds.ts';
import type { OptionDefinition, ValueKind } from '../../../../src/domain/option.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

const option = (value: ValueKind): OptionDefinition => ({ name: 'x', group: 'Sources', summary: 'x', value });

describe('a value', () => {
  it.each([
    ['text', 'as it is ', 'as it is '],
    ['duration', '2s', 2000],
    ['range', '1s..2s', { bottom: 1000, top: 2000 }],
    ['count', '3', 3],
    ['percent', '50%', 0.5],
    ['size', '1KiB', 1024],
    ['header', 'A: b', { name: 'A', value: 'b' }],
    ['print', 'body', { kind: 'body' }],
    ['file', 'a.txt', 'a.txt'],
    ['command', 'make', 'make'],
    ['condition', 'a=1', 'a=1'],
    ['path', '$.a', '$.a'],
  ] as const)('of kind %s is read from %j', (kind, text, value) => {
    expect(readValue(option(kind), text)).toEqual(value);
  });

  it('of kind status is a set', () => {
    expect(readValue(option('status'), '204')).toMatchObject({ text: '204' });
  });

  it('of kind choice is one of the words', () => {
    expect(readValue({ ...option('choice'), choices: ['a', 'b'] }, 'b')).toBe('b');
  });
});

describe('a choice', () => {
  const read = readChoice(['auto', 'plain', 'ndjson']);

  it('that is none suggests the nearest and lists all', () => {
    expect(mistakeOf(() => read('plian'))).toMatchObject({
      message: '"plian" is not known',
      hint: 'Did you mean plain? It is one of auto, plain, ndjson.',
      caret: 'plian',
    });
    expect(mistakeOf(() => read('xml')).hint).toBe('It is one of auto, plain, ndjson.');
  });
});

describe('a file name and a command', () => {
  it('are not empty', () => {
    expect(mistakeOf(() => readFileName('')).message).toBe('the file name is empty');
    expect(mistakeOf(() => readCommand('  ')).message).toBe('the command is empty');
  });

  it('cannot hold what no system takes', () => {
    expect(mistakeOf(() => readCommand('a\0b')).message).toBe('a command cannot hold a NUL character');
  });
});
