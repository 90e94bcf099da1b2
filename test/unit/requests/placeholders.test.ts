/** Claims about placeholders. */
import { describe, expect, it } from 'vitest';
import { expandPlaceholders } from '../../../src/requests/placeholders.ts';
import { mistakeOf } from '../../support/mistakes.ts';

const variables: Readonly<Record<string, string>> = {
  TOKEN: 'abc',
  ID: '42',
  EMPTY: '',
  NESTED: '{{env:TOKEN}}',
  DOLLAR: "$&$'",
};
const expand = (text: string) => expandPlaceholders(text, (name) => variables[name]);

describe('a placeholder', () => {
  it.each([
    ['plain', 'plain', []],
    ['{{env:TOKEN}}', 'abc', ['abc']],
    ['Bearer {{env:TOKEN}}!', 'Bearer abc!', ['abc']],
    ['{{var:ID}}/{{var:ID}}', '42/42', []],
    ['{{ env:TOKEN }}', 'abc', ['abc']],
    ['{{var:EMPTY}}', '', []],
    ['{{env:NESTED}}', '{{env:TOKEN}}', ['{{env:TOKEN}}']],
    ['{{env:DOLLAR}}', "$&$'", ["$&$'"]],
    ['{{cursor}}', '{{cursor}}', []],
    ['{{event:$.id}}', '{{event:$.id}}', []],
    ['{{ENV:TOKEN}}', '{{ENV:TOKEN}}', []],
    ['{{env:TOKEN', '{{env:TOKEN', []],
    ['{env:TOKEN}', '{env:TOKEN}', []],
    ['{"a":{"b":"{{var:ID}}"}}', '{"a":{"b":"42"}}', []],
  ])('%s becomes %s', (text, expanded, secrets) => {
    expect(expand(text)).toEqual({ text: expanded, secrets });
  });

  it.each([
    ['a {{env:NOPE}} b', '{{env:NOPE}}: the environment variable NOPE is not set', 'Set it: export NOPE=…', '{{env:NOPE}}'],
    ['{{var:NOPE}}', '{{var:NOPE}}: the environment variable NOPE is not set', 'Set it: export NOPE=…', '{{var:NOPE}}'],
    ['{{env:EMPTY}}', '{{env:EMPTY}}: the environment variable EMPTY is empty', 'A secret has a value.', '{{env:EMPTY}}'],
    ['{{env:}}', '{{env:}} names no environment variable', 'Write letters, digits and _ only: {{env:API_TOKEN}}.', '{{env:}}'],
    [
      '{{env:A-B}}',
      '{{env:A-B}} names no environment variable',
      'Write letters, digits and _ only: {{env:API_TOKEN}}.',
      '{{env:A-B}}',
    ],
    ['{{file:/x}}', '{{file:…}} is not read yet', 'Put the value into a variable and write {{env:NAME}}.', '{{file:/x}}'],
    [
      '{{cmd:pass show x}}',
      '{{cmd:…}} is not read yet',
      'Put the value into a variable and write {{env:NAME}}.',
      '{{cmd:pass show x}}',
    ],
  ])('%s is refused with its place', (text, message, hint, caret) => {
    expect(mistakeOf(() => expand(text))).toEqual({ message, hint, caret, kind: 'UsageError' });
  });

  it('is looked for in linear time', () => {
    const text = '{{'.repeat(50_000);
    expect(expand(text).text).toBe(text);
  });
});
