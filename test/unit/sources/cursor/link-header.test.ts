import { describe, expect, it } from 'vitest';
import { linkTarget } from '../../../../src/sources/cursor/link-header.ts';

describe('the link to the next page', () => {
  it.each([
    ['alone', '<https://api.test/?page=2>; rel="next"'],
    ['as a token', '<https://api.test/?page=2>;rel=next'],
    ['in capitals', '<https://api.test/?page=2>; REL="Next"'],
    ['among others', '<https://api.test/?page=1>; rel="prev", <https://api.test/?page=2>; rel="next", </?page=9>; rel="last"'],
    ['of several relations', '<https://api.test/?page=2>; rel="last next"'],
    ['behind other parameters', '<https://api.test/?page=2>; title="a, \\"b\\"; rel=prev"; type=text/x; rel="next"'],
    ['with blanks where they may be', ' , <https://api.test/?page=2> ; a ; rel = "next" , '],
    ['with a parameter without a value', '<https://api.test/?page=2>; crossorigin; rel=next'],
  ])('is found %s', (_, field) => {
    expect(linkTarget(field, 'next')).toBe('https://api.test/?page=2');
  });

  it.each([
    ['an empty field', ''],
    ['another relation', '<https://api.test/?page=2>; rel="prev"'],
    ['a relation that only begins so', '<https://api.test/?page=2>; rel="next-archive"'],
    ['only the first rel counts', '<https://api.test/?page=2>; rel="prev"; rel="next"'],
    ['a link of another context', '<https://api.test/?page=2>; rel="next"; anchor="#chapter"'],
    ['a title that looks like one', '</x>; title="<https://api.test/?page=2>; rel=next"'],
    ['no link at all', 'next'],
  ])('is not found in %s', (_, field) => {
    expect(linkTarget(field, 'next')).toBe(undefined);
  });

  it('may have commas and semicolons in its target', () => {
    expect(linkTarget('</a,b;c?d=1,2>; rel=next', 'next')).toBe('/a,b;c?d=1,2');
  });

  it('is found in time, however long the field', () => {
    expect(linkTarget(`<${'a'.repeat(1e5)}`, 'next')).toBe(undefined);
    expect(linkTarget(`</a>${'; a="'.repeat(2e4)}`, 'next')).toBe(undefined);
    expect(linkTarget(`${'</a>; x, '.repeat(2e4)}</b>; rel=next`, 'next')).toBe('/b');
  });
});
