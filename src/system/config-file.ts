/** Configuration read as data: cosmiconfig finds and loads it, `yaml` parses it, and nothing in it or beside it is ever run. */

import { basename, dirname, extname, parse } from 'node:path';
import { cosmiconfig } from 'cosmiconfig';
import { type Document, isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import type { ConfigEntry, ConfigNode, Place } from '../domain/config-file.ts';
import { ConfigError } from '../domain/errors.ts';

const MODULE = 'watch-api';
const DEEPEST = 100;

/** How a file is called in messages, and whether it was found rather than named. */
export interface Naming {
  readonly name: string;
  readonly found: boolean;
}

/** What a loader hands to cosmiconfig: an object of ours, so that a `$import` in a file is never seen, let alone followed. */
interface Loaded {
  readonly root: ConfigNode;
}

/**
 * The tree of a YAML or JSON file; of a package.json what stands under `watch-api`, undefined when nothing does.
 * @throws ConfigError for text that cannot be parsed, with line and column; Node's error when it cannot be read.
 */
export async function parseConfigFile(path: string, { name, found }: Naming): Promise<ConfigNode | undefined> {
  const explorer = createExplorer(basename(path), (text) => ({ root: parseTree(text, name) }));
  const result = found ? await explorer.search(dirname(path)) : await explorer.load(path);
  if (result === null) return undefined;
  const loaded: Loaded | undefined = result.config;
  return loaded?.root ?? { kind: 'scalar', type: 'null', text: '', place: { line: 1, column: 1 } };
}

/**
 * An explorer that reads one file name, as data. Constructing one executes `.config/config.js` of the working directory
 * whatever loaders are given, so it is constructed at the root of the file system.
 */
function createExplorer(place: string, load: (text: string) => Loaded): ReturnType<typeof cosmiconfig> {
  const data = (path: string, text: string): unknown =>
    basename(path, extname(path)) === 'package' ? ourPart(load(text)) : load(text);
  const code = (path: string): never => {
    throw new ConfigError(`${path} is code, and configuration is data`);
  };
  const home = process.cwd();
  process.chdir(parse(home).root);
  try {
    return cosmiconfig(MODULE, {
      searchPlaces: [place],
      searchStrategy: 'none',
      ignoreEmptySearchPlaces: false,
      cache: false,
      loaders: { noExt: data, default: data, '.yaml': data, '.yml': data, '.json': data, ...blocked(code) },
    });
  } finally {
    process.chdir(home);
  }
}

/** cosmiconfig brings loaders that run these. */
function blocked(code: (path: string) => never): Readonly<Record<string, (path: string) => never>> {
  return { '.js': code, '.cjs': code, '.mjs': code, '.ts': code };
}

/** cosmiconfig takes the part under our name out of a package.json; null when there is none. */
function ourPart({ root }: Loaded): Readonly<Record<string, Loaded | null>> {
  const entry = root.kind === 'map' ? root.entries.find(({ key }) => key === MODULE) : undefined;
  return { [MODULE]: entry === undefined ? null : { root: entry.value } };
}

/** JSON is YAML (YAML 1.2 §1.3), so one parser knows the places in both. */
function parseTree(text: string, name: string): ConfigNode {
  refuseDepth(text, name);
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return { line, column: col };
  };
  const mistake = (place: Place, message: string): ConfigError =>
    new ConfigError(`${name}:${place.line}:${place.column}: ${message}`);
  const [first] = document.errors;
  if (first === undefined) return createTree({ document, placeAt, mistake })(document.contents);
  const message = first.code === 'MULTIPLE_DOCS' ? 'a configuration is one document' : first.message;
  throw mistake(placeAt(first.pos[0]), `${message.charAt(0).toLowerCase()}${message.slice(1)}`);
}

/** The parser calls itself for each level: hundreds of thousands of them end the process, not the parsing. */
function refuseDepth(text: string, name: string): void {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > DEEPEST) throw new ConfigError(`${name} is nested too deeply`);
  }
  if (new RegExp(`(?:[-?:][ \\t]+){${DEEPEST}}`).test(text)) throw new ConfigError(`${name} is nested too deeply`);
}

interface Parsed {
  readonly document: Document;
  readonly placeAt: (offset: number) => Place;
  readonly mistake: (place: Place, message: string) => ConfigError;
}

/** The maker of a document's tree. A node with several aliases is made once, so aliases of aliases cannot multiply. */
function createTree({ document, placeAt, mistake }: Parsed): (node: unknown) => ConfigNode {
  const made = new Map<unknown, ConfigNode | 'in the making'>();
  const placeOf = (node: unknown): Place => placeAt((isNode(node) && node.range?.[0]) || 0);
  const make = (node: unknown): ConfigNode => {
    const place = placeOf(node);
    if (isSeq(node)) return { kind: 'list', items: node.items.map(treeOf), place };
    if (isMap(node)) return { kind: 'map', entries: entriesOf(node), place };
    if (isScalar(node)) return { kind: 'scalar', ...textOf(node.value, node.source), place };
    return { kind: 'scalar', type: 'null', text: '', place };
  };
  const treeOf = (node: unknown): ConfigNode => {
    const target = isAlias(node) ? node.resolve(document) : node;
    if (target === undefined) throw mistake(placeOf(node), 'this alias names no anchor');
    const before = made.get(target);
    if (before === 'in the making') throw mistake(placeOf(node), 'this alias stands inside its own anchor');
    if (before !== undefined && isNode(target)) return before;
    made.set(target, 'in the making');
    const tree = make(target);
    made.set(target, tree);
    return tree;
  };
  const entriesOf = (map: YAMLMap): readonly ConfigEntry[] =>
    map.items.map(({ key, value }) => {
      if (!isScalar(key)) throw mistake(placeOf(key), 'keys are plain text');
      const entry = { key: textOf(key.value, key.source).text, place: placeOf(key) };
      // A key without a value has no node to stand anywhere: the key's own place is the nearest.
      const empty: ConfigNode = { kind: 'scalar', type: 'null', text: '', place: entry.place };
      return { ...entry, value: value === null ? empty : treeOf(value) };
    });
  return treeOf;
}

/** A scalar as text. Numbers keep the text they were written with, so that 1e3 and 0x10 are told as the user knows them. */
function textOf(value: unknown, source: string | undefined): Pick<ConfigNode & { kind: 'scalar' }, 'type' | 'text'> {
  if (typeof value === 'string') return { type: 'string', text: value };
  if (typeof value === 'boolean') return { type: 'boolean', text: String(value) };
  if (value === null || value === undefined) return { type: 'null', text: '' };
  return { type: 'number', text: source ?? String(value) };
}
