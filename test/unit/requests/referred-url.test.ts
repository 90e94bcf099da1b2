import { describe, expect, it } from 'vitest';
import { referredUrl, shownPlace, unmangled } from '../../../src/requests/referred-url.ts';

describe('a reference', () => {
  it.each([
    ['/jobs/1', 'https://api.test/jobs/1'],
    ['1', 'https://api.test/v1/jobs/1'],
    ['?page=2', 'https://api.test/v1/jobs/?page=2'],
    ['//other.test/x', 'https://other.test/x'],
    ['https://user:secret@other.test/x#part', 'https://other.test/x'],
  ])('%s is read against the URL that answered', (reference, url) => {
    expect(referredUrl(reference, 'https://api.test/v1/jobs/')?.href).toBe(url);
  });

  it.each(['', 'mailto:a@b.test', 'javascript:alert(1)', 'http://', 'file:///etc/passwd'])('%j leads nowhere', (reference) => {
    expect(referredUrl(reference, 'https://api.test/')).toBe(undefined);
  });
});

describe('a field with a URL', () => {
  it('is UTF-8 where it is not escaped', () => {
    expect(unmangled('/caf\u00c3\u00a9')).toBe('/café');
    expect(unmangled('/caf%C3%A9')).toBe('/caf%C3%A9');
  });
});

describe('a URL for people', () => {
  it('does not show its query', () => {
    expect(shownPlace(new URL('https://api.test/jobs/1?token=secret'))).toBe('https://api.test/jobs/1?…');
    expect(shownPlace(new URL('https://api.test/jobs/1'))).toBe('https://api.test/jobs/1');
  });
});
