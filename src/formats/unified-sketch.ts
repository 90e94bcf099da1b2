/** A document with what was done to it: opened only where something changed, so that it costs what is shown. */

import { ExactNumber } from '../domain/exact-number.ts';
import type { Edit, Json } from '../domain/json.ts';
import { isPointer } from '../domain/path.ts';

/** What became of an entry. */
export type Mark = ' ' | '-' | '+';

/** A member, an item, or the document itself. */
export interface Entry {
  /** The name of a member. */
  readonly name?: string;
  mark: Mark;
  readonly value: Json;
  /** What it was replaced by, or what it replaces. */
  readonly counterpart?: Json;
  /** Its parts, where one of them changed. */
  parts?: Parts;
}

/** The parts of an array or object, those that are gone among them. */
interface Parts {
  readonly isList: boolean;
  readonly entries: Entry[];
  /** The members that are there, by name. */
  readonly named: Map<string, Entry>;
}

/** A document with edits made to it. */
export interface Sketch {
  /** The document; two entries where it was replaced as a whole. */
  readonly roots: readonly Entry[];
  /** Edits whose places are not in the document: names may be masked in one and not in the other. */
  readonly unplaced: readonly Edit[];
}

/** Makes edits, in their order, to a document that stays as it is. */
export function sketch(before: Json, edits: readonly Edit[]): Sketch {
  const holder: Parts = { isList: true, entries: [{ mark: ' ', value: before }], named: new Map() };
  const unplaced = edits.filter((edit) => !isPointer(edit.path) || !place(holder, tokensOf(edit.path), edit));
  return { roots: holder.entries, unplaced };
}

/** The root is the one item of a list that holds it. */
function tokensOf(pointer: string): readonly string[] {
  return `/0${pointer}`
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Makes one edit below; false where its place is not there. */
function place(holder: Parts, tokens: readonly string[], edit: Edit): boolean {
  let parts = holder;
  for (const token of tokens.slice(0, -1)) {
    const entry = find(parts, token);
    const opened = entry === undefined ? undefined : (entry.parts ?? open(entry));
    if (opened === undefined) return false;
    parts = opened;
  }
  return change(parts, tokens.at(-1) ?? '', edit);
}

function change(parts: Parts, token: string, edit: Edit): boolean {
  const { entries, named, isList } = parts;
  const name = isList ? {} : { name: token };
  if (edit.op === 'add') {
    const added: Entry = { ...name, mark: '+', value: edit.after };
    const before = isList ? find(parts, token) : undefined;
    entries.splice(before === undefined ? entries.length : entries.indexOf(before), 0, added);
    if (!isList) named.set(token, added);
    return true;
  }
  const entry = find(parts, token);
  if (entry === undefined) return false;
  const at = entries.indexOf(entry);
  if (edit.op === 'remove') {
    named.delete(token);
    // What came and went again was never there.
    if (entry.mark === '+') entries.splice(at, 1);
    else entries[at] = { ...name, mark: '-', value: entry.value };
    return true;
  }
  const replacing: Entry = { ...name, mark: '+', value: edit.after, counterpart: edit.before };
  entries.splice(at, 1, { ...name, mark: '-', value: edit.before, counterpart: edit.after }, replacing);
  if (!isList) named.set(token, replacing);
  return true;
}

function find({ isList, entries, named }: Parts, token: string): Entry | undefined {
  if (!isList) return named.get(token);
  let left = Number(token);
  return entries.find(({ mark }) => mark !== '-' && left-- === 0);
}

/** Opens an entry; undefined where there is nothing in it. */
function open(entry: Entry): Parts | undefined {
  const { value } = entry;
  if (typeof value !== 'object' || value === null || value instanceof ExactNumber) return undefined;
  const isList = Array.isArray(value);
  const entries: Entry[] = isList
    ? value.map((item: Json) => ({ mark: ' ', value: item }))
    : Object.entries(value).map(([name, member]) => ({ name, mark: ' ', value: member }));
  const named = new Map(isList ? [] : entries.map((each) => [each.name ?? '', each]));
  entry.parts = { isList, entries, named };
  return entry.parts;
}
