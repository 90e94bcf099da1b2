/** Where configuration files are looked for; the parsers are loaded only when there is a file to read. */

import { accessSync, constants, existsSync, lstatSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, extname, isAbsolute, join, relative, resolve } from 'node:path';
import type { ConfigFile, ConfigFiles } from '../domain/config-file.ts';
import type { Environment } from '../domain/environment.ts';
import { ConfigError } from '../domain/errors.ts';
import { readingTrouble } from '../domain/file-error.ts';

/** The places of one run. */
export interface ConfigPlaces {
  /** The working directory. */
  readonly directory: string;
  readonly environment: Environment;
}

/** File names a project's configuration may have; the first found counts. None is code. */
const NAMES: readonly string[] = [
  'watch-api.config.yaml',
  'watch-api.config.yml',
  'watch-api.config.json',
  '.watch-apirc',
  'package.json',
];

const CODE: ReadonlySet<string> = new Set(['.js', '.cjs', '.mjs', '.jsx', '.ts', '.cts', '.mts', '.tsx']);
const LARGEST = 2 ** 20;
const OTHERS_MAY_WRITE = 0o022;

/** Configuration files of the real file system. */
export function createConfigFiles({ directory, environment }: ConfigPlaces): ConfigFiles {
  const shown = (path: string): string => shorter(relative(directory, path), path);
  return {
    async project() {
      for (const path of candidates(directory)) {
        if (!isThere(path, shown(path))) continue;
        const file = await read(path, { name: shown(path), found: true });
        if (file !== undefined) return file;
      }
      return undefined;
    },
    async user() {
      const path = userFile(environment);
      return isThere(path, shown(path)) ? read(path, { name: shown(path), found: false }) : undefined;
    },
    async named(path) {
      if (CODE.has(extname(path).toLowerCase())) {
        throw new ConfigError(`${path}: configuration written as code is not read yet`, { hint: 'Write it as YAML or JSON.' });
      }
      const file = await read(resolve(directory, path), { name: path, found: false });
      if (file !== undefined) return file;
      throw new ConfigError(`${path} has no key "watch-api"`, { hint: 'Put the configuration under "watch-api".' });
    },
  };
}

/** The file, parsed; undefined for a package.json that says nothing to us. */
async function read(path: string, { name, found }: Pick<ConfigFile, 'name' | 'found'>): Promise<ConfigFile | undefined> {
  try {
    const status = await stat(path);
    // A pipe is welcome where the user named it (--config <(…)); found, it would hold the program for ever.
    if (status.isDirectory() || (found && !status.isFile())) throw new ConfigError(`${name} is not a file`);
    if (status.size > LARGEST)
      throw new ConfigError(`${name} is too large for a configuration`, { hint: 'At most 1 MiB is read.' });
    if (found && basename(path) === 'package.json' && !(await mentionsUs(path))) return undefined;
    const { parseConfigFile } = await import('./config-file.ts');
    const root = await parseConfigFile(path, { name, found });
    // Windows has no such bits; what it reports instead means nothing here.
    const openToOthers = process.platform !== 'win32' && (status.mode & OTHERS_MAY_WRITE) !== 0;
    return root && { name, found, openToOthers, root };
  } catch (cause) {
    throw cause instanceof ConfigError ? cause : unreadable(name, cause);
  }
}

/** The nearest first: from the working directory up to the repository root; outside a repository the directory alone. */
function candidates(directory: string): readonly string[] {
  return projectDirectories(directory).flatMap((each) => NAMES.map((name) => join(each, name)));
}

function projectDirectories(directory: string): readonly string[] {
  const upwards: string[] = [];
  for (let each = resolve(directory); ; each = dirname(each)) {
    upwards.push(each);
    if (existsSync(join(each, '.git'))) return upwards;
    if (dirname(each) === each) return [resolve(directory)];
  }
}

/** Almost every directory has a package.json; parsing it is worth while only when our key may be in it. */
async function mentionsUs(path: string): Promise<boolean> {
  return (await readFile(path, 'utf8')).includes('"watch-api"');
}

/** `$XDG_CONFIG_HOME/watch-api/config.yaml`; a relative XDG_CONFIG_HOME is ignored (XDG Base Directory Specification). */
function userFile(environment: ConfigPlaces['environment']): string {
  const base = environment['XDG_CONFIG_HOME'] ?? '';
  return join(isAbsolute(base) ? base : join(environment['HOME'] || homedir(), '.config'), 'watch-api', 'config.yaml');
}

/** Asked of a dozen places at every start, nearly always for nothing: hence without a promise and an error for each. */
function isThere(path: string, name: string): boolean {
  if (!existsSync(path) && lstatSync(path, { throwIfNoEntry: false }) === undefined) return false;
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch (cause) {
    throw unreadable(name, cause);
  }
}

function unreadable(name: string, cause: unknown): ConfigError {
  return new ConfigError(`${name} cannot be read: ${readingTrouble(cause)}`, { cause });
}

function shorter(one: string, other: string): string {
  return one !== '' && one.length < other.length ? one : other;
}
