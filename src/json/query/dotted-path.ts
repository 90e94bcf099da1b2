/** The dotted shorthand of a query, `items[0].id`: names, quoted names, indexes and wildcards, without a leading `$`. */

import { matchAt } from '../match-at.ts';
import type { Plan, Segment, Selector } from './plan.ts';
import { readString, writeString } from './string-literal.ts';

/** Names as people write them: RFC 9535 would have `build-status` in brackets. */
const NAME = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const INDEX = /(?:0|-?[1-9][0-9]{0,14})(?=\])/y;
const STANDARD_NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** A shorthand found in a text. */
export interface DottedPath {
  readonly plan: Plan;
  /** The same query in RFC 9535's own words: `$.items[0].id`. */
  readonly standard: string;
  /** The offset behind it. */
  readonly end: number;
}

/** The longest shorthand that starts at `start`; undefined when none does. */
export function readDottedPath(text: string, start: number): DottedPath | undefined {
  const plan: Segment[] = [];
  let standard = '$';
  let end = start;
  for (;;) {
    const step = readStep(text, end, plan.length === 0);
    if (step === undefined) break;
    plan.push({ reach: 'child', selectors: [step.selector] });
    standard += writeStep(step.selector);
    end = step.end;
  }
  return plan.length === 0 ? undefined : { plan, standard, end };
}

/** What the shorthand selects with. */
type PlainSelector = Extract<Selector, { kind: 'name' | 'index' | 'wildcard' }>;

/** A selector, and the offset behind it. */
interface Step {
  readonly selector: PlainSelector;
  readonly end: number;
}

function readStep(text: string, at: number, first: boolean): Step | undefined {
  if (text.startsWith('[', at)) return readBracket(text, at);
  if (!first && !text.startsWith('.', at)) return undefined;
  const start = first ? at : at + 1;
  if (!first && text.startsWith('*', start)) return { selector: { kind: 'wildcard' }, end: start + 1 };
  const name = matchAt(NAME, text, start);
  return name === undefined ? undefined : { selector: { kind: 'name', name }, end: start + name.length };
}

function readBracket(text: string, at: number): Step | undefined {
  if (text.startsWith('[*]', at)) return { selector: { kind: 'wildcard' }, end: at + 3 };
  const index = matchAt(INDEX, text, at + 1);
  if (index !== undefined) return { selector: { kind: 'index', index: Number(index) }, end: at + index.length + 2 };
  if (!/['"]/.test(text.charAt(at + 1))) return undefined;
  const name = readString(text, at + 1);
  if (!name.ok || text.charAt(name.end) !== ']') return undefined;
  return { selector: { kind: 'name', name: name.value }, end: name.end + 1 };
}

/** A name, an index or the wildcard as RFC 9535 writes it behind what comes before. */
export function writeStep(selector: PlainSelector): string {
  if (selector.kind === 'index') return `[${selector.index}]`;
  if (selector.kind !== 'name') return '[*]';
  return STANDARD_NAME.test(selector.name) ? `.${selector.name}` : `[${writeString(selector.name)}]`;
}
