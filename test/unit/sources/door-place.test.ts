/** Claims about where a door is opened. */
import { describe, expect, it } from 'vitest';
import { doorOf } from '../../../src/sources/door-place.ts';
import { mistakeOf } from '../../support/mistakes.ts';

describe('a door', () => {
  it.each([
    ['http://localhost:8787/hook', false, { host: '127.0.0.1', port: 8787, path: '/hook', isPublic: false }],
    ['http://localhost:0/', false, { host: '127.0.0.1', port: 0, path: '/', isPublic: false }],
    ['http://localhost:80/', false, { host: '127.0.0.1', port: 80, path: '/', isPublic: false }],
    ['http://[::1]:8787/', false, { host: '::1', port: 8787, path: '/', isPublic: false }],
    ['http://127.1.2.3:8787/', true, { host: '127.1.2.3', port: 8787, path: '/', isPublic: false }],
    ['http://localhost:8787/', true, { host: '*', port: 8787, path: '/', isPublic: true }],
    ['http://192.168.0.1:8787/', true, { host: '192.168.0.1', port: 8787, path: '/', isPublic: true }],
  ])('%s, public: %s', (url, isPublic, place) => {
    expect(doorOf(url, isPublic)).toMatchObject(place);
  });

  it.each([
    ['http://localhost:0/hook', 'http://127.0.0.1:43123/hook'],
    ['http://[::1]:0/', 'http://[::1]:43123/'],
  ])('%s is at %s once its port is known', (url, known) => {
    expect(doorOf(url, false).urlAt(43_123)).toBe(known);
  });

  it.each(['0.0.0.0', '[::]', '192.168.0.1', 'build.example.com'])('at %s must be meant to be public', (host) => {
    expect(mistakeOf(() => doorOf(`http://${host}:8787/`, false))).toMatchObject({
      message: `${host} is open to other machines`,
      hint: 'Say --public if that is meant, with --verify-secret, so that not everyone can call.',
    });
  });
});
