/** Claims about the secrets gathered while placeholders are filled in. */
import { describe, expect, it } from 'vitest';
import { createExpander } from '../../../src/config/expander.ts';

describe('an expander', () => {
  it('remembers what came from {{env:}}, not what came from {{var:}}', () => {
    const expander = createExpander({ TOKEN: 'abc', ID: '42' });
    expect(expander.expand('{{env:TOKEN}}/{{var:ID}}').text).toBe('abc/42');
    expect(expander.secrets()).toEqual(['abc']);
  });

  it('remembers what a URL makes of a secret', () => {
    const expander = createExpander({ TOKEN: 'a&b', ID: 'c&d' });
    expect(expander.expandUrl('https://a.b/{{var:ID}}?t={{env:TOKEN}}').text).toBe('https://a.b/c%26d?t=a%26b');
    expect(expander.secrets()).toEqual(['a%26b', 'a&b']);
  });

  it('gives secrets once each, longest first, and no empty one', () => {
    const expander = createExpander({});
    expander.keep(['ab', 'abcd', '', 'ab', 'abc']);
    expect(expander.secrets()).toEqual(['abcd', 'abc', 'ab']);
  });
});
