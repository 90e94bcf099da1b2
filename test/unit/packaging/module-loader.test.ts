/** Claims about how the files of the bundle are run and which code is kept. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CodeCache } from '../../../src/packaging/code-cache.ts';
import { createModuleLoader } from '../../../src/packaging/module-loader.ts';

const CHUNKS = 3;
let folder = '';
let kept = new Map<string, Buffer>();
const cache: CodeCache = {
  read: (name) => kept.get(name),
  write: (codes) => {
    kept = new Map([...kept, ...codes]);
  },
};
const loader = () => createModuleLoader(createRequire(import.meta.url), cache);
const write = (name: string, code: string) => writeFileSync(join(folder, name), code);
const names = (count: number) => Array.from({ length: count }, (_, at) => `c${at}.cjs`);

/** A bundle of an entry, its chunks, and one that is loaded when `more` is called. */
function writeBundle(): string {
  const requires = names(CHUNKS).map((name) => `exports.${name.slice(0, 2)} = require('./${name}').n;`);
  write('main.cjs', [...requires, "exports.more = () => require('./lazy.cjs').n;"].join('\n'));
  write('lazy.cjs', 'exports.n = 9;');
  for (const [at, name] of names(CHUNKS).entries()) write(name, `exports.n = ${at};`);
  return join(folder, 'main.cjs');
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'watch-api-test-'));
  kept = new Map();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('runs a file once, however often it is asked for, and hands on what is not of the bundle', () => {
  write('main.cjs', "require('./once.cjs'); require('./once.cjs'); exports.sep = require('node:path').sep;");
  write('once.cjs', 'globalThis.ranOnce = (globalThis.ranOnce ?? 0) + 1;');
  expect(loader().load(join(folder, 'main.cjs'))).toEqual({ sep: '/' });
  expect(Reflect.get(globalThis, 'ranOnce')).toBe(1);
});

/** What `main.cjs` exports. */
interface Bundle {
  readonly more: () => number;
}

const all = [...names(CHUNKS), 'lazy.cjs', 'main.cjs'].sort();

/** One start that loads what is lazy too. */
function runWhole(path: string): readonly unknown[] {
  const run = loader();
  const bundle = run.load(path) as Bundle;
  const seen = [Object.keys(bundle), bundle.more()];
  run.keep();
  return seen;
}

it('keeps the code of a run that did something, and uses it', () => {
  const path = writeBundle();
  const seen = runWhole(path);
  expect([...kept.keys()].sort()).toEqual(all);
  const before = kept;
  expect(runWhole(path)).toEqual(seen);
  expect(kept).toBe(before);
});

it('keeps nothing of a run that only showed help', () => {
  const short = loader();
  short.load(writeBundle());
  short.keep();
  expect(kept.size).toBe(0);
});

it('compiles anew, and keeps that, where the code is of no use', () => {
  const path = writeBundle();
  kept = new Map(all.map((name) => [name, Buffer.from('rubbish')]));
  expect(runWhole(path)).toEqual([['c0', 'c1', 'c2', 'more'], 9]);
  expect([...kept.values()].filter((code) => code.toString() === 'rubbish')).toEqual([]);
});
