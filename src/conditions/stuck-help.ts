/** Help for a wait that cannot end as its condition is written: a path that is not there, a value of another type. */

import type { Condition, Finding } from '../domain/condition.ts';
import { ExactNumber, numberOf } from '../domain/exact-number.ts';
import type { Json, Key, Query } from '../domain/json.ts';
import { didYouMean, nearest } from '../domain/nearest.ts';
import { formatPath } from '../domain/path.ts';
import { printable, shorten } from '../domain/printable.ts';
import { valueText } from '../domain/value-text.ts';
import { isArray, isObject, valueAt } from '../json/member.ts';
import { someNode } from '../json/query/query.ts';
import { typeName } from './comparison.ts';
import { placesIn } from './places.ts';
import { requiredPaths } from './required-paths.ts';

/** One remark, and what to do about it. */
export interface Help {
  readonly message: string;
  readonly hint?: string;
}

/** What there is where a path leads nowhere, in a sentence, and which path was probably meant. */
export interface Instead {
  readonly there: string;
  readonly hint?: string;
}

const TRIED = 1000;
const NAMED = 12;
const LONGEST = 120;

/**
 * What there is in `body` instead of the first path of `condition` that leads nowhere, and which path was probably meant.
 * Undefined where all lead somewhere: a filter that selects nothing yet is no mistake.
 */
export function stuckHelp(condition: Condition, body: Json): (Help & Instead) | undefined {
  for (const path of requiredPaths(condition)) {
    const instead = someNode(path, { root: body }, () => true) === false ? insteadOf(path, body) : undefined;
    if (instead !== undefined) return { ...instead, message: `${printable(path.text)} is not in the response. ${instead.there}` };
  }
  return undefined;
}

/** What there is in `body` instead of a path that leads nowhere; undefined where only its filters exclude all. */
export function insteadOf(path: Query, body: Json): Instead | undefined {
  const lost = lostOn(path, body);
  if (lost === undefined) return undefined;
  const hint = didYouMeanPath(lost, body);
  return { there: whatThereIs(lost), ...(hint !== undefined && { hint }) };
}

/**
 * A comparison of what would be equal but for its type, such as the text "2" with the number 2. Undefined where there is none.
 */
export function typeHint({ evidence }: Finding): Help | undefined {
  for (const { path, seen, wanted, verdict } of evidence) {
    const literal = verdict === 'met' || wanted === undefined ? undefined : scalarIn(wanted);
    if (literal === undefined || seen === undefined || typeName(seen) === typeName(literal)) continue;
    if (scalarText(seen) === undefined || scalarText(seen) !== scalarText(literal)) continue;
    const message = `${printable(path)} is ${valueText(seen)}, ${typeName(seen)}; ${wanted} is ${typeName(literal)}, so they are never equal.`;
    const hint =
      typeof seen === 'string'
        ? `For text write it in quotes: "${seen}"`
        : `For ${typeName(seen)} leave out the quotes: ${valueText(seen)}`;
    return { message, hint };
  }
  return undefined;
}

/** Where a path leads astray: the last place it still leads to, and the key that is not there. */
interface Lost {
  readonly keys: readonly Key[];
  readonly value: Json;
  readonly missing: Key;
  readonly path: readonly Key[];
}

function lostOn({ lead = [] }: Query, body: Json): Lost | undefined {
  let value = body;
  for (const [at, key] of lead.entries()) {
    const next = valueAt(value, key);
    if (next === undefined) return { keys: lead.slice(0, at), value, missing: key, path: lead };
    value = next;
  }
  return undefined;
}

/** `It has: id, status, url.` of the whole, or of the place the path still leads to. */
function whatThereIs({ keys, value }: Lost): string {
  const place = keys.length === 0 ? 'It' : printable(formatPath(keys));
  if (isArray(value)) return `${place} is an array of ${value.length}.`;
  if (!isObject(value)) return `${place} is ${typeName(value)}.`;
  const names = Object.keys(value);
  if (names.length === 0) return `${place} is empty.`;
  const more = names.length > NAMED ? ', …' : '';
  return `${place} has: ${shorten(names.slice(0, NAMED).map(printable).join(', '), LONGEST)}${more}.`;
}

/** A name that is nearly the same, else the same name at another place, else a path that is nearly the same. */
function didYouMeanPath({ keys, value, missing, path }: Lost, body: Json): string | undefined {
  const sibling = isObject(value) ? nearest(String(missing), Object.keys(value).slice(0, TRIED)) : undefined;
  if (sibling !== undefined) return asked([...keys, sibling]);
  const places = placesIn(body);
  const name = String(path.at(-1)).toLowerCase();
  const elsewhere = places.find((place) => String(place.at(-1)).toLowerCase() === name);
  if (elsewhere !== undefined) return asked(elsewhere);
  const others = places.map(formatPath).filter((place) => place !== formatPath(keys));
  return didYouMean(formatPath(path), others, printable);
}

function asked(keys: readonly Key[]): string {
  return `Did you mean ${printable(formatPath(keys))}?`;
}

/** The value a wish is written as; undefined where it is something else, such as `>= 3` or a path. */
function scalarIn(wanted: string): Json | undefined {
  try {
    const value = JSON.parse(wanted) as Json;
    return typeof value === 'number' ? numberOf(wanted) : value;
  } catch {
    return undefined;
  }
}

/** A value without the quotes of a text; undefined for arrays and objects. */
function scalarText(value: Json): string | undefined {
  if (value instanceof ExactNumber) return value.text;
  return isArray(value) || isObject(value) ? undefined : String(value);
}
