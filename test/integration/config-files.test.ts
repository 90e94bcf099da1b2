/** Configuration files in a real file system: where they are found, what they may say, and that nothing in or near them runs. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readProject } from '../../src/config/file/project.ts';
import type { ConfigFile, ConfigNode } from '../../src/domain/config-file.ts';
import { createConfigFiles } from '../../src/system/config-places.ts';
import { laterMistakeOf, mistakeOf } from '../support/mistakes.ts';

let root = '';
const home = process.cwd();

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'watch-api-config-'));
});

afterEach(() => {
  process.chdir(home);
  rmSync(root, { recursive: true, force: true });
});

function plant(files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content, { mode: 0o644 });
  }
}

const filesAt = (directory: string) =>
  createConfigFiles({ directory: join(root, directory), environment: { HOME: join(root, 'home') } });
const project = (directory = '') => filesAt(directory).project();
const plain = (node: ConfigNode): unknown => {
  if (node.kind === 'list') return node.items.map(plain);
  if (node.kind === 'scalar') return node.text;
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
};
const intervalOf = (file: ConfigFile | undefined) => file && readProject(file).defaults.get('interval')?.[0]?.text;
const config = (interval: string) => `version: 1\ndefaults: { interval: ${interval} }\n`;

describe('the project file', () => {
  it.each([
    ['watch-api.config.yaml', config('5s')],
    ['watch-api.config.yml', config('5s')],
    ['watch-api.config.json', '{ "version": 1, "defaults": { "interval": "5s" } }'],
    ['watch-api.config.json', '{\n\t"version": 1,\n\t"defaults": {\n\t\t"interval": "5s"\n\t}\n}\n'],
    ['.watch-apirc', config('5s')],
    ['.watch-apirc', '{ "version": 1, "defaults": { "interval": "5s" } }'],
    ['package.json', '{ "name": "x", "watch-api": { "version": 1, "defaults": { "interval": "5s" } } }'],
    ['watch-api.config.yaml', `\ufeff${config('5s')}`],
  ])('may be %s', async (name, content) => {
    plant({ [name]: content });
    const file = await project();
    expect(intervalOf(file)).toBe('5s');
    expect([file?.name, file?.found, file?.openToOthers]).toEqual([name, true, false]);
  });

  it('is the nearest one up to the repository root', async () => {
    plant({ '.git/HEAD': '', 'watch-api.config.yaml': config('9s'), 'a/.watch-apirc': config('5s'), 'a/b/c/x': '', 'd/x': '' });
    expect(intervalOf(await project('a/b/c'))).toBe('5s');
    expect((await project('a/b/c'))?.name).toBe('../../.watch-apirc');
    expect(intervalOf(await project('d'))).toBe('9s');
  });

  it('is not looked for above the repository, nor above the directory outside one', async () => {
    plant({ 'watch-api.config.yaml': config('9s'), 'repo/.git': 'gitdir: elsewhere', 'repo/a/x': '', 'loose/x': '' });
    expect(await project('repo/a')).toBe(undefined);
    expect(await project('loose')).toBe(undefined);
    expect(intervalOf(await project())).toBe('9s');
  });

  it('is not a package.json that says nothing to us, whatever else it says', async () => {
    plant({ '.git/x': '', '.watch-apirc': config('9s'), 'a/package.json': '{ "dependencies": { "watch-api": "1" } }' });
    expect(intervalOf(await project('a'))).toBe('9s');
  });

  it('is not a directory of its name', async () => {
    plant({ 'watch-api.config.yaml/x': '' });
    expect((await laterMistakeOf(project())).message).toBe('watch-api.config.yaml is not a file');
  });

  it('is absent where there is none', async () => {
    expect(await project()).toBe(undefined);
  });

  it('tells whether others may write it', async () => {
    plant({ '.watch-apirc': config('5s') });
    chmodSync(join(root, '.watch-apirc'), 0o664);
    expect((await project())?.openToOthers).toBe(true);
    chmodSync(join(root, '.watch-apirc'), 0o606);
    expect((await project())?.openToOthers).toBe(true);
    chmodSync(join(root, '.watch-apirc'), 0o640);
    expect((await project())?.openToOthers).toBe(false);
  });

  it('that cannot be read is an error, not a file that is not there: a link in a circle', async () => {
    symlinkSync('.watch-apirc', join(root, '.watch-apirc'));
    expect((await laterMistakeOf(project())).message).toBe('.watch-apirc cannot be read: its links lead in a circle');
  });
});

describe("the user's file", () => {
  it('stands under XDG_CONFIG_HOME, else under .config of the home directory', async () => {
    plant({ 'home/.config/watch-api/config.yaml': config('5s'), 'xdg/watch-api/config.yaml': config('6s') });
    const userWith = (environment: Readonly<Record<string, string>>) =>
      createConfigFiles({ directory: root, environment }).user();
    expect(intervalOf(await userWith({ HOME: join(root, 'home') }))).toBe('5s');
    expect(intervalOf(await userWith({ HOME: join(root, 'home'), XDG_CONFIG_HOME: join(root, 'xdg') }))).toBe('6s');
    expect(intervalOf(await userWith({ HOME: join(root, 'home'), XDG_CONFIG_HOME: 'relative' }))).toBe('5s');
    expect(await userWith({ HOME: root })).toBe(undefined);
  });

  it('was not found by looking around', async () => {
    plant({ 'home/.config/watch-api/config.yaml': config('5s') });
    expect((await filesAt('').user())?.found).toBe(false);
  });
});

describe('a named file', () => {
  it('may have any name, also one without an extension or with a strange one', async () => {
    plant({
      'my.conf': config('5s'),
      plain: config('6s'),
      'sub/package.json': '{"watch-api":{"version":1,"defaults":{"interval":"7s"}}}',
    });
    expect(intervalOf(await filesAt('').named('my.conf'))).toBe('5s');
    expect(intervalOf(await filesAt('').named(join(root, 'plain')))).toBe('6s');
    expect(intervalOf(await filesAt('').named('sub/package.json'))).toBe('7s');
  });

  it.each([
    ['nope.yaml', 'nope.yaml cannot be read: there is no such file'],
    ['.', '. is not a file'],
    ['package.json', 'package.json has no key "watch-api"'],
    ['evil.js', 'evil.js: configuration written as code is not read yet'],
    ['evil.mjs', 'evil.mjs: configuration written as code is not read yet'],
    ['evil.TS', 'evil.TS: configuration written as code is not read yet'],
    ['large.yaml', 'large.yaml is too large for a configuration'],
  ])('%s is refused', async (name, message) => {
    plant({ 'package.json': '{"name":"x"}', 'evil.js': 'throw 1', 'evil.mjs': 'throw 1', 'large.yaml': '#'.repeat(2 ** 20 + 1) });
    expect(await laterMistakeOf(filesAt('').named(name))).toMatchObject({ message, kind: 'ConfigError' });
  });
});

describe('a file that is wrong', () => {
  it.each([
    ['a: [1\nb: 2\n', '.watch-apirc:2:1: flow sequence in block collection must be sufficiently indented and end with a ]'],
    ['version: 1\nversion: 1\n', '.watch-apirc:2:1: map keys must be unique'],
    ['version: 1\n---\nversion: 1\n', '.watch-apirc:2:1: a configuration is one document'],
    ['version: 1\ndefaults: *nope\n', '.watch-apirc:2:11: this alias names no anchor'],
    ['version: 1\ndefaults: &x { until: [*x] }\n', '.watch-apirc:2:24: this alias stands inside its own anchor'],
    ['version: 1\n? [a]\n: 1\n', '.watch-apirc:2:3: keys are plain text'],
    ['{"version": 1,', '.watch-apirc:1:15: flow map must end with a }'],
    [`version: 1\ndefaults: ${'['.repeat(100_000)}`, '.watch-apirc is nested too deeply'],
    ['- '.repeat(100_000), '.watch-apirc is nested too deeply'],
  ])('%j is told with line and column', async (content, message) => {
    plant({ '.watch-apirc': content });
    expect(await laterMistakeOf(project())).toMatchObject({ message, kind: 'ConfigError' });
  });

  it('is told with the place of a key and of a value', async () => {
    plant({ 'watch-api.config.yaml': 'version: 1\nwatches:\n  deploy:\n    url: https://a.b/\n    intervall: 5s\n' });
    const file = await project();
    expect(mistakeOf(() => file && readProject(file)).message).toBe(
      'watch-api.config.yaml:5:5: unknown key "intervall" in watches.deploy',
    );
    plant({ 'watch-api.config.yaml': 'version: 1\nwatches:\n  deploy:\n    url: [a]\n' });
    const other = await project();
    expect(mistakeOf(() => other && readProject(other)).message).toBe(
      'watch-api.config.yaml:4:10: watches.deploy.url takes a plain value, not a list',
    );
  });

  it.each(['', '\n\n', '# nothing\n'])('by being empty (%j) lacks its version', async (content) => {
    plant({ '.watch-apirc': content });
    const file = await project();
    expect(mistakeOf(() => file && readProject(file)).message).toBe('.watch-apirc:1:1: the version is missing');
  });

  it('cannot multiply by aliases of aliases', async () => {
    const bomb = ['a: &a0 [x, x]', ...Array.from({ length: 40 }, (_, at) => `b${at}: &a${at + 1} [*a${at}, *a${at}]`)].join('\n');
    plant({ '.watch-apirc': `${bomb}\n` });
    const file = await project();
    expect(mistakeOf(() => file && readProject(file)).message).toContain('unknown key "a"');
  });
});

describe('scalars', () => {
  it('keep the text they were written with', async () => {
    plant({
      '.watch-apirc': 'a: 1e3\nb: 0x10\nc: 010\nd: "x"\ne: True\nf: 1.50\ng: |\n  two\n  lines\nh: &v v\ni: *v\n404: code\n',
    });
    const file = await project();
    expect(file && plain(file.root)).toEqual({
      '404': 'code',
      a: '1e3',
      b: '0x10',
      c: '010',
      d: 'x',
      e: 'true',
      f: '1.50',
      g: 'two\nlines\n',
      h: 'v',
      i: 'v',
    });
  });
});

describe('code in or near a configuration', () => {
  const mark = (name: string) =>
    `require('node:fs').writeFileSync(${JSON.stringify(join(root, `ran-${name}`))}, '');module.exports={};`;
  const esm = (name: string) =>
    `import fs from 'node:fs';fs.writeFileSync(${JSON.stringify(join(root, `ran-${name}`))}, '');export default {};`;

  it('never runs: not on looking around, not through $import, not from a meta configuration', async () => {
    plant({
      '.git/HEAD': '',
      'package.json': '{ "type": "commonjs", "cosmiconfig": { "searchPlaces": ["evil.js"], "mergeSearchPlaces": true } }',
      'watch-api.config.yaml': `$import: ./evil.js\n${config('5s')}`,
      'evil.js': mark('import'),
      '.config/config.js': mark('config-js'),
      '.config/config.cjs': mark('config-cjs'),
      '.config/config.mjs': esm('config-mjs'),
      '.config/config.ts': mark('config-ts'),
      '.config/config.yaml': 'cosmiconfig: { searchPlaces: [evil.js] }\n',
      '.config/watch-apirc.js': mark('rc-in-config'),
      '.watch-apirc.js': mark('rc-js'),
      'watch-api.config.js': mark('named-js'),
      'watch-api.config.mjs': esm('named-mjs'),
      'watch-api.config.ts': mark('named-ts'),
      'sub/.config/config.js': mark('sub-config-js'),
    });
    for (const directory of ['', 'sub']) {
      process.chdir(join(root, directory));
      const files = filesAt(directory);
      const found = await files.project();
      expect(mistakeOf(() => found && readProject(found)).message).toMatch(/unknown key "\$import"$/);
      await files.named(join(root, 'watch-api.config.yaml'));
      await laterMistakeOf(files.named(join(root, 'evil.js')));
      expect(process.cwd()).toBe(join(root, directory));
    }
    expect(readdirSync(root).filter((name) => name.startsWith('ran-'))).toEqual([]);
  });

  it('would have left a mark: the planted files are live', async () => {
    plant({ 'live.cjs': mark('live') });
    await import(join(root, 'live.cjs'));
    expect(existsSync(join(root, 'ran-live'))).toBe(true);
  });
});
