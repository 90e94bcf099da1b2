/** The house rules that a reader should be able to trust: who imports whom, no cycles, how long a file may be. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const src = join(root, 'src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .sort();
const textOf = (file: string) => readFileSync(join(src, file), 'utf8');

/** Room → rooms it may import besides itself; a file name narrows the permission to that file. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  json: ['domain'],
  pacing: ['domain'],
  requests: ['domain'],
  conditions: ['domain', 'json'],
  engine: ['domain', 'json', 'conditions', 'pacing'],
  sources: ['domain', 'requests', 'pacing/server-hints.ts'],
  formats: ['domain'],
  sinks: ['domain'],
  hooks: ['domain'],
  state: ['domain'],
  demo: ['domain'],
  system: ['domain', 'requests'],
  packaging: [],
  config: ['domain', 'json', 'conditions', 'pacing', 'requests', 'engine', 'sources', 'formats', 'sinks', 'hooks', 'state'],
  cli: [
    'domain',
    'json',
    'conditions',
    'pacing',
    'requests',
    'engine',
    'sources',
    'formats',
    'sinks',
    'hooks',
    'state',
    'config',
  ],
  library: ['domain', 'json', 'conditions', 'requests', 'engine', 'sources', 'config', 'system', '../package.json'],
};

/** Where each package is at home. */
const packageHomes: Readonly<Record<string, RegExp>> = {
  commander: /^cli\/command-line\/parse\.ts$/,
  undici: /^system\/http\/undici\.ts$/,
  chalk: /^system\/terminal\/paint\.ts$/,
  ora: /^system\/terminal\/status-line\.ts$/,
  cosmiconfig: /^system\/config-file\.ts$/,
  yaml: /^system\/config-file\.ts$/,
  ajv: /^conditions\/json-schema\.ts$/,
  oauth4webapi: /^system\/login\/client-credentials\.ts$/,
  ws: /^(demo\/web-socket|system\/web-socket\/ws)\.ts$/,
  'tough-cookie': /^config\/request\/cookie-file\.ts$/,
  re2js: /^json\/query\/pattern\.ts$/,
};

interface Import {
  readonly from: string;
  readonly specifier: string;
}

const imports: readonly Import[] = files.flatMap((from) =>
  [...textOf(from).matchAll(/(?:\bfrom\s+|\bimport\s*\(\s*|^import\s+)['"]([^'"]+)['"]/gm)].map((match) => ({
    from,
    specifier: match[1] ?? '',
  })),
);
const local = imports.filter(({ specifier }) => specifier.startsWith('.'));
const targetOf = ({ from, specifier }: Import) => relative(src, resolve(src, dirname(from), specifier));
const roomOf = (file: string) => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '');

describe('the house', () => {
  it('imports downwards only', () => {
    const refused = local.filter((each) => {
      const from = roomOf(each.from);
      const to = targetOf(each);
      if (from === '' || from === roomOf(to)) return false;
      return !(mayImport[from] ?? []).some((allowed) => allowed === roomOf(to) || allowed === to);
    });
    expect(refused.map((each) => `${each.from} → ${targetOf(each)}`)).toEqual([]);
  });

  it('names every imported file as it is, with .ts', () => {
    expect(
      local.filter((each) => !existsSync(join(src, targetOf(each)))).map((each) => `${each.from} → ${each.specifier}`),
    ).toEqual([]);
  });

  it('has no import cycles', () => {
    const edges = new Map(files.map((file) => [file, local.filter(({ from }) => from === file).map(targetOf)]));
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, trail: readonly string[]) => {
      if (trail.includes(file)) cycles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
      else if (!done.has(file)) for (const next of edges.get(file) ?? []) visit(next, [...trail, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it('lets each package in by one door', () => {
    const strays = imports.filter(({ from, specifier }) => {
      if (specifier.startsWith('.') || specifier.startsWith('node:')) return false;
      const name = specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : (specifier.split('/')[0] ?? '');
      return !packageHomes[name]?.test(from);
    });
    expect(strays.map(({ from, specifier }) => `${from} imports ${specifier}`)).toEqual([]);
  });

  it('keeps pure rooms free of Node', () => {
    const pure = ['domain', 'json', 'conditions', 'pacing', 'requests', 'engine', 'formats'];
    const effects = imports.filter(({ from, specifier }) => pure.includes(roomOf(from)) && specifier.startsWith('node:'));
    expect(effects.map(({ from, specifier }) => `${from} imports ${specifier}`)).toEqual([]);
  });

  it('keeps files under 250 lines and opens each with a sentence', () => {
    expect(files.filter((file) => textOf(file).split('\n').length > 251)).toEqual([]);
    expect(files.filter((file) => !textOf(file).startsWith('/**'))).toEqual([]);
  });

  it('has no default export, no loose ends', () => {
    const banned = /^export default\b|\bTODO\b|\bFIXME\b|@ts-ignore|@ts-expect-error/m;
    expect(files.filter((file) => banned.test(textOf(file)))).toEqual([]);
  });

  it('exits by itself: only the composition root may end what cannot be cancelled', () => {
    expect(files.filter((file) => /\bprocess\.exit\(/.test(textOf(file)))).toEqual(['main.ts']);
  });

  it('has unit tests that mirror the rooms', () => {
    const tests = readdirSync(join(root, 'test/unit'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.test.ts'),
    );
    expect(tests.filter((test) => !files.includes(test.replace(/\.test\.ts$/, '.ts')))).toEqual([]);
  });
});
