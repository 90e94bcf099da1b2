/** Claims about the secrets gathered while placeholders are filled in. */
import { describe, expect, it } from 'vitest';
import { createExpander, openExpander } from '../../../src/config/expander.ts';
import type { RawValue } from '../../../src/config/layers/raw-values.ts';
import { mistakeOf } from '../../support/mistakes.ts';
import { surroundingsOf } from '../../support/surroundings.ts';

describe('an expander', () => {
  it('remembers what came from {{env:}}, not what came from {{var:}}', () => {
    const { expand, secrets } = createExpander({ TOKEN: 'abcdef', ID: '424242' });
    expect(expand('{{env:TOKEN}}/{{var:ID}}').text).toBe('abcdef/424242');
    expect(secrets.mask('abcdef/424242')).toBe('***/424242');
  });

  it('remembers what a URL makes of a secret', () => {
    const { expandUrl, secrets } = createExpander({ HOST: 'Hooks.Example', ID: 'c&d' });
    expect(expandUrl('https://{{env:HOST}}/{{var:ID}}').text).toBe('https://Hooks.Example/c%26d');
    expect(secrets.mask('asked hooks.example')).toBe('asked ***');
  });

  it('says which variable is not set', () => {
    expect(mistakeOf(() => createExpander({}).expand('{{env:NOPE}}'))).toMatchObject({
      message: '{{env:NOPE}}: the environment variable NOPE is not set',
      hint: 'Set it: export NOPE=…',
    });
  });

  it('fetches for its values, but for those that are taken as they are', async () => {
    const values: readonly RawValue[] = [
      { text: '{{file:a}}', place: 'a', from: 'flag' },
      { text: '{{cmd:rm -rf /}}', place: 'b', from: 'flag', literal: true },
    ];
    const expander = await openExpander(values, surroundingsOf({ contents: { a: 'content' } }));
    expect(expander.expand('{{file:a}}').text).toBe('content');
  });
});
