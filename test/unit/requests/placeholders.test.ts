/** Claims about placeholders. */
import { describe, expect, it } from 'vitest';
import { expandPlaceholders, expandUrl } from '../../../src/requests/placeholders.ts';
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

describe('a placeholder in a URL', () => {
  const values: Readonly<Record<string, string>> = {
    PW: 'pa"ss\\word12',
    AND: 'abcd&efgh',
    HASH: 'x#yyyy',
    BLANK: "a b+c/d'é",
    BASE: 'https://a.b/c?d=e',
    LOUD: 'https://me:pw@Hooks.A.B/T0/x y/',
    HOST: 'Hooks.A.B:8080',
    PORT: '8080',
  };
  const expandIn = (text: string) => expandUrl(text, (name) => values[name]).text;

  it.each([
    ['https://a.b/x/{{env:PW}}?q={{env:PW}}', 'https://a.b/x/pa%22ss%5Cword12?q=pa%22ss%5Cword12'],
    ['https://a.b/?token={{env:AND}}&y=1', 'https://a.b/?token=abcd%26efgh&y=1'],
    ['https://a.b/{{var:HASH}}/z', 'https://a.b/x%23yyyy/z'],
    ['https://a.b?q={{var:BLANK}}', 'https://a.b?q=a%20b%2Bc%2Fd%27%C3%A9'],
    ['https://a.b#{{env:AND}}', 'https://a.b#abcd%26efgh'],
    [':{{env:PORT}}/{{env:HASH}}', ':8080/x%23yyyy'],
    ['{{env:BASE}}', 'https://a.b/c?d=e'],
    ['{{var:BASE}}/{{var:AND}}', 'https://a.b/c?d=e/abcd%26efgh'],
    ['//{{env:HOST}}/x', '//Hooks.A.B:8080/x'],
    ['https://{{env:HOST}}/{{cursor}}', 'https://Hooks.A.B:8080/{{cursor}}'],
    ['https://me:{{env:AND}}@a.b/', 'https://me:abcd&efgh@a.b/'],
    ['https://me:{{env:HASH}}@a.b/', 'https://me:x%23yyyy@a.b/'],
    ['https://a.b/@{{env:HASH}}@', 'https://a.b/@x%23yyyy@'],
  ])('%s becomes %s', (text, expanded) => {
    expect(expandIn(text)).toBe(expanded);
  });

  it.each([
    ['https://a.b/{{env:AND}}', ['abcd&efgh', 'abcd%26efgh']],
    ['https://a.b/{{env:PORT}}', ['8080']],
    ['https://a.b/{{var:AND}}', []],
    ['{{env:LOUD}}/x', ['https://me:pw@Hooks.A.B/T0/x y/', 'https://hooks.a.b/T0/x%20y']],
    ['http://{{env:HOST}}/x', ['Hooks.A.B:8080', 'hooks.a.b:8080']],
  ])('%s hides its value in every form the URL may give it', (text, secrets) => {
    expect(expandUrl(text, (name) => values[name]).secrets).toEqual(secrets);
  });

  it('is looked for in linear time', () => {
    const text = `${':'.repeat(100_000)}@`;
    expect(expandIn(`${text}{{cursor}}`)).toBe(`${text}{{cursor}}`);
  });
});
