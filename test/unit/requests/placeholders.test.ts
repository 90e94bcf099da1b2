/** Claims about placeholders. */
import { describe, expect, it } from 'vitest';
import { expandPlaceholders, expandUrl, type Lookup, placeholdersIn } from '../../../src/requests/placeholders.ts';
import { mistakeOf } from '../../support/mistakes.ts';

const variables: Readonly<Record<string, string>> = {
  TOKEN: 'abc',
  ID: '42',
  EMPTY: '',
  NESTED: '{{env:TOKEN}}',
  DOLLAR: "$&$'",
};
const fetched: Readonly<Record<string, string>> = {
  '/run/token': 'from a file',
  'pass show x': 'from {{env:TOKEN}}',
  "awk '{ if ($1) { print $2 } }' f": 'awk',
  'jq {a}': 'braces',
  'date +%s': '1',
  true: '',
};
const finding =
  (values: Readonly<Record<string, string>>): Lookup =>
  ({ kind, name }) => {
    const value = kind === 'file' || kind === 'cmd' ? fetched[name] : values[name];
    return value === undefined ? { trouble: `${name} is not there`, hint: 'Make it.' } : { value };
  };
const expand = (text: string) => expandPlaceholders(text, finding(variables));

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
    ['a {{file:/run/token}}', 'a from a file', ['from a file']],
    ['{{cmd:pass show x}}', 'from {{env:TOKEN}}', ['from {{env:TOKEN}}']],
    ["{{cmd: awk '{ if ($1) { print $2 } }' f }}", 'awk', ['awk']],
    ['{{cmd:jq {a}}}', 'braces', ['braces']],
    ['{"at": {{cmd:date +%s}}}', '{"at": 1}', ['1']],
    ['{env:TOKEN}', '{env:TOKEN}', []],
    ['{"a":{"b":"{{var:ID}}"}}', '{"a":{"b":"42"}}', []],
  ])('%s becomes %s', (text, expanded, secrets) => {
    expect(expand(text)).toEqual({ text: expanded, secrets });
  });

  it.each([
    ['a {{env:NOPE}} b', '{{env:NOPE}}: NOPE is not there', 'Make it.', '{{env:NOPE}}'],
    ['{{file:/x}}', '{{file:/x}}: /x is not there', 'Make it.', '{{file:/x}}'],
    ['{{env:EMPTY}}', '{{env:EMPTY}}: the environment variable EMPTY is empty', 'A secret has a value.', '{{env:EMPTY}}'],
    ['{{cmd:true}}', '{{cmd:true}}: the command printed nothing', 'A secret has a value.', '{{cmd:true}}'],
    ['{{env:}}', '{{env:}} names no environment variable', 'Write letters, digits and _ only: {{env:API_TOKEN}}.', '{{env:}}'],
    [
      '{{env:A-B}}',
      '{{env:A-B}} names no environment variable',
      'Write letters, digits and _ only: {{env:API_TOKEN}}.',
      '{{env:A-B}}',
    ],
    ['{{file: }}', '{{file: }} names no file', 'Write {{file:/run/secrets/token}}.', '{{file: }}'],
    ['{{cmd:}}', '{{cmd:}} names no command', 'Write {{cmd:pass show token}}.', '{{cmd:}}'],
    ['x {{env:TOKEN', '{{env: has no end', 'End it with }}. Braces within a command come in pairs.', '{{env:'],
    ["{{var:ID}} {{cmd:echo '}'}}", '{{cmd: has no end', 'End it with }}. Braces within a command come in pairs.', '{{cmd:'],
  ])('%s is refused with its place', (text, message, hint, caret) => {
    expect(mistakeOf(() => expand(text))).toEqual({ message, hint, caret, kind: 'UsageError' });
  });

  it.each(['{{', '{{ ', '{{cm', '{', '}}'])('is looked for in linear time: %s again and again', (piece) => {
    const text = piece.repeat(50_000);
    expect(expand(text).text).toBe(text);
  });

  it.each(['{{cmd:', '{{cmd:{', '{{env:{{cmd:{x}'])('that never ends is told in linear time: %s again and again', (piece) => {
    expect(mistakeOf(() => expand(piece.repeat(20_000))).message).toMatch(/has no end$/);
  });
});

describe('the placeholders of a text', () => {
  it('are listed in order, whatever they name', () => {
    expect(placeholdersIn('{{env:A}} {{cmd: a b }}{{file:}} {{cursor}} {{var:B}}')).toEqual([
      { kind: 'env', name: 'A' },
      { kind: 'cmd', name: 'a b' },
      { kind: 'file', name: '' },
      { kind: 'var', name: 'B' },
    ]);
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
  const expandIn = (text: string) => expandUrl(text, finding(values)).text;

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
    ['https://me:{{file:/run/token}}@a.b/{{env:AND}}', 'https://me:from a file@a.b/abcd%26efgh'],
    ["https://me:{{cmd:awk '{ if ($1) { print $2 } }' f}}@{{env:HOST}}/x", 'https://me:awk@Hooks.A.B:8080/x'],
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
    expect(expandUrl(text, finding(values)).secrets).toEqual(secrets);
  });

  it('is looked for in linear time', () => {
    const text = `${':'.repeat(100_000)}@`;
    expect(expandIn(`${text}{{cursor}}`)).toBe(`${text}{{cursor}}`);
  });
});
