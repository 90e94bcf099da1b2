/** Claims about where compiled code is kept, and when it is not trusted. */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeCacheFolder, openCodeCache } from '../../../src/packaging/code-cache.ts';

const node = { version: 'v20.20.2', arch: 'x64', platform: 'linux' };
let home = '';

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'watch-api-test-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe('the folder', () => {
  it('is named by Node, processor and build, so that no code is taken for that of another', () => {
    expect(codeCacheFolder({ ...node, env: { XDG_CACHE_HOME: '/c' } }, 'b1')).toBe('/c/watch-api/v20.20.2-x64-b1');
  });

  it('is not where a relative XDG_CACHE_HOME says', () => {
    expect(codeCacheFolder({ ...node, env: { XDG_CACHE_HOME: 'c' } }, 'b1')).toMatch(
      /^\/.*\/\.cache\/watch-api\/v20\.20\.2-x64-b1$/,
    );
  });

  it('is nowhere when Node is told to keep no compiled code', () => {
    expect(codeCacheFolder({ ...node, env: { NODE_DISABLE_COMPILE_CACHE: '1' } }, 'b1')).toBeUndefined();
  });
});

describe('the cache', () => {
  const code = new Map([['main.cjs', Buffer.from('code')]]);

  it('gives back what was written, readable for its owner alone', () => {
    const folder = join(home, 'watch-api', 'b1');
    const cache = openCodeCache(folder);
    expect(cache.read('main.cjs')).toBeUndefined();
    cache.write(code);
    expect(cache.read('main.cjs')?.toString()).toBe('code');
    expect([folder, join(folder, 'main.cjs')].map((path) => (statSync(path).mode & 0o777).toString(8))).toEqual(['700', '600']);
    expect(readdirSync(folder)).toEqual(['main.cjs']);
  });

  it.each(['', 'b1'])('reads nothing where others may write (%j)', (open) => {
    const folder = join(home, 'watch-api', 'b1');
    openCodeCache(folder).write(code);
    chmodSync(join(home, 'watch-api', open), 0o777);
    expect(openCodeCache(folder).read('main.cjs')).toBeUndefined();
  });

  it('is silent where nothing can be written', () => {
    const file = join(home, 'file');
    writeFileSync(file, '');
    const cache = openCodeCache(join(file, 'watch-api', 'b1'));
    cache.write(code);
    expect(cache.read('main.cjs')).toBeUndefined();
  });

  it('forgets builds that nobody has used for a month', () => {
    const all = join(home, 'watch-api');
    for (const [name, days] of [
      ['old', 31],
      ['young', 29],
    ] as const) {
      mkdirSync(join(all, name), { recursive: true });
      const then = Date.now() / 1000 - days * 86_400;
      utimesSync(join(all, name), then, then);
    }
    openCodeCache(join(all, 'b1')).write(code);
    expect(readdirSync(all).sort()).toEqual(['b1', 'young']);
  });
});
