/** Claims about `--cert FILE[:PASSWORD]`. */
import { expect, it } from 'vitest';
import { readCertificateFile } from '../../../../src/config/values/certificate-file.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

it.each([
  ['cert.pem', { path: 'cert.pem' }],
  ['cert.pem:', { path: 'cert.pem' }],
  ['cert.pem:pass', { path: 'cert.pem', password: 'pass' }],
  ['cert.pem:a:b', { path: 'cert.pem', password: 'a:b' }],
  ['a\\:b.pem:pass', { path: 'a:b.pem', password: 'pass' }],
  ['a\\\\b.pem', { path: 'a\\b.pem' }],
  ['C:\\dir\\cert.pem:pass', { path: 'C:\\dir\\cert.pem', password: 'pass' }],
  ['cert.pem:p\\w', { path: 'cert.pem', password: 'p\\w' }],
])('%s is %j', (text, file) => {
  expect(readCertificateFile(text)).toEqual(file);
});

it.each(['', ':pass'])('%j names no file', (text) => {
  expect(mistakeOf(() => readCertificateFile(text)).message).toBe('no file is named');
});
