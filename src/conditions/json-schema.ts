/** JSON Schema 2020-12, read from a file and compiled before anything is sent. Heavy: to be imported when it is needed. */

import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { UsageError } from '../domain/errors.ts';
import { ExactNumber } from '../domain/exact-number.ts';
import { readingTrouble } from '../domain/file-error.ts';
import type { Json } from '../domain/json.ts';
import { formatPath, keysOf } from '../domain/path.ts';
import { mistakeIn, placeIn } from '../json/json-mistake.ts';
import { isArray, isObject } from '../json/member.ts';
import { loadPatterns, type Patterns } from '../json/query/pattern.ts';
import { DEEPEST, survey } from '../json/survey.ts';
import type { ConditionPorts } from './linking.ts';

/** What is wrong with a document, the first three failures by path; empty for one that is valid. */
export type Failures = (value: Json) => readonly string[];

const TOLD = 3;

/** Reads and compiles the schema in `file`. Throws a UsageError for a file that cannot be read and for what is no schema. */
export async function loadSchema(file: string, ports: ConditionPorts): Promise<Failures> {
  const schema = parsed(file, await contentOf(file, ports));
  const validate = await compile(file, schema);
  return (value) => {
    if (validate(rounded(value))) return [];
    const { errors } = validate;
    return [...new Set((errors ?? []).map(failureText))].slice(0, TOLD);
  };
}

/** The document with plain numbers only, which is all the package knows; itself where it has no others. */
function rounded(value: Json): Json {
  if (value instanceof ExactNumber) return Number(value.text);
  if (isArray(value)) {
    const items = value.map(rounded);
    return items.every((item, at) => item === value[at]) ? value : items;
  }
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [name, rounded(member)] as const);
  return members.every(([name, member]) => member === value[name]) ? value : Object.fromEntries(members);
}

async function contentOf(file: string, ports: ConditionPorts): Promise<Uint8Array> {
  try {
    return await ports.readFile(file);
  } catch (cause) {
    throw new UsageError(`the schema ${file} cannot be read: ${readingTrouble(cause)}`, { cause });
  }
}

function parsed(file: string, content: Uint8Array): Json {
  const text = new TextDecoder().decode(content);
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new UsageError(`the schema ${file} is not JSON${whereNot(text)}`);
  }
}

/** The place only, and no word of the text: a file that is no schema may be any file, a secret one too. */
function whereNot(text: string): string {
  const mistake = survey(text).depth > DEEPEST ? undefined : mistakeIn(text);
  return mistake === undefined ? '' : `: ${placeIn(text, mistake.at)}: expected ${mistake.wanted}`;
}

async function compile(file: string, schema: Json): Promise<ValidateFunction> {
  if (typeof schema !== 'boolean' && (typeof schema !== 'object' || schema === null || Array.isArray(schema)))
    throw new UsageError(`${file} is not a JSON Schema: it must be an object, true or false`);
  const patterns = await loadPatterns();
  try {
    const ajv = new Ajv2020({
      allErrors: true,
      // Unknown keywords and formats are annotations (2020-12 §4.3.1, §7.2.1), and nothing is written to the console.
      strict: false,
      validateFormats: false,
      ownProperties: true,
      logger: false,
      code: { regExp: linearPatterns(patterns) },
    });
    return ajv.compile(schema);
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    throw new UsageError(`${file} is not a JSON Schema that can be used: ${cause.message}`, {
      hint: 'It must be JSON Schema 2020-12, complete in one file.',
      cause,
    });
  }
}

/** Patterns as RE2: those of a schema may not hang on a document either. */
function linearPatterns(patterns: Patterns) {
  const compilePattern = (source: string) => {
    const reading = patterns.re2(source.replace(/\\u([0-9A-Fa-f]{4})/g, '\\x{$1}'));
    if (!reading.ok) throw new Error(`"${source}" is not a pattern of RE2: ${reading.message}`);
    // The package keeps one pattern for each text it is shown as.
    return { test: (text: string) => reading.pattern.test(text), toString: () => source };
  };
  return Object.assign(compilePattern, { code: 'new RegExp' });
}

/** `$.items[0].id must be integer`. */
function failureText({ instancePath, message, keyword, params }: ErrorObject): string {
  const place = formatPath(keysOf(instancePath));
  const extra = keyword === 'additionalProperties' ? `: ${JSON.stringify(params['additionalProperty'])}` : '';
  return `${place} ${message ?? 'is not valid'}${extra}`;
}
