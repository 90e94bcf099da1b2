/** What paths and operands come to at a poll: a value, or the reason why there is none. */

import type { Circumstances, Operand, Reading } from '../domain/condition.ts';
import { type Json, type Node, nodesOf, type Query, TOO_MANY_NODES } from '../domain/json.ts';
import { type Millis, SECOND } from '../domain/time.ts';
import { eachNode, someNode } from '../json/query/query.ts';
import type { Found } from '../json/query/selection.ts';
import { answerOf, type Missing, missing } from './circumstances.ts';

/** The nodes a path selects, or the reading that says why it could not be asked. */
export type NodesReading = { readonly known: true; readonly nodes: readonly Node[] } | Missing;

/** What a path that selects nothing comes to. */
export const ABSENT = { known: false, note: 'not in the response' } as const satisfies Reading;
const TOO_MANY: Missing = { known: false, note: `not known: ${TOO_MANY_NODES}` };
const NO_BODY: Missing = { known: false, note: 'not known: there is no body' };

/** A value that is there. */
export function known(value: Json): Reading {
  return { known: true, value };
}

/** The nodes of a path in the body. A path that leads into a body of text finds no nodes: it cannot be asked. */
export function readNodes(query: Query, circumstances: Circumstances): NodesReading {
  const body = answerOf(circumstances.observation)?.value;
  if (body === undefined) return missing('body', circumstances) ?? NO_BODY;
  const reading = nodesIn(body, query, circumstances.member);
  return reading.known && reading.nodes.length === 0 && typeof body === 'string' ? lookedUpInText(query) : reading;
}

/** The nodes of a path in any document. */
export function nodesIn(body: Json, query: Query, member?: Json): NodesReading {
  const nodes = nodesOf(query, body, member);
  return nodes === undefined ? TOO_MANY : { known: true, nodes };
}

/**
 * Tells of each node of a path in the body, none of which is kept. Gives how many there were, or the reading that says why the
 * path could not be asked: then whatever was told is not the whole.
 */
export function visitNodes(query: Query, circumstances: Circumstances, take: (node: Found) => void): number | Missing {
  const body = answerOf(circumstances.observation)?.value;
  if (body === undefined) return missing('body', circumstances) ?? NO_BODY;
  let count = 0;
  const isWhole = eachNode(query, { root: body, current: circumstances.member }, (node) => {
    count += 1;
    take(node);
  });
  if (!isWhole) return TOO_MANY;
  return count === 0 && typeof body === 'string' ? lookedUpInText(query) : count;
}

/** Whether a path selects something in the body: it is followed to the first node only. */
export function hasNodes(query: Query, circumstances: Circumstances): boolean | Missing {
  const body = answerOf(circumstances.observation)?.value;
  if (body === undefined) return missing('body', circumstances) ?? NO_BODY;
  const isThere = someNode(query, { root: body, current: circumstances.member }, () => true);
  if (isThere === undefined) return TOO_MANY;
  return isThere || typeof body !== 'string' ? isThere : lookedUpInText(query);
}

/** How many nodes a path selects in the body. */
export function countNodes(query: Query, circumstances: Circumstances): number | Missing {
  return visitNodes(query, circumstances, () => undefined);
}

/** The values of nodes. */
export function valuesOf(nodes: readonly Node[]): readonly Json[] {
  return nodes.map(({ value }) => value);
}

function lookedUpInText({ text }: Query): Missing {
  const unusable = `the body is text, not a JSON document: ${text} cannot be looked up in it`;
  return { known: false, note: 'not there: the body is text, not a JSON document', unusable };
}

/** The one value of a path; several are as unknown as none. */
export function readPath(query: Query, circumstances: Circumstances): Reading {
  const reading = readNodes(query, circumstances);
  if (!reading.known) return reading;
  const [only, another] = reading.nodes;
  if (only === undefined) return ABSENT;
  if (another === undefined) return known(only.value);
  return several(reading.nodes.length);
}

/** What several values come to where one is needed. */
export function several(count: number): Missing {
  return { known: false, note: `not one value but ${count}: test all with every(), or pick one with a filter [?…]` };
}

/** The value of an operand. */
export function readOperand(operand: Operand, circumstances: Circumstances): Reading {
  switch (operand.kind) {
    case 'literal':
      return known(operand.value);
    case 'query':
      return readPath(operand.query, circumstances);
    case 'call':
      return operand.read(circumstances);
  }
}

/** An operand as written. */
export function textOf(operand: Operand): string {
  return operand.kind === 'query' ? operand.query.text : operand.text;
}

/** A value that may be absent, with the words for that. */
export function optional(value: Json | undefined, note: string): Reading {
  return value === undefined ? { known: false, note } : known(value);
}

/** A length of time as conditions count it: seconds, to the millisecond. */
export function inSeconds(length: Millis): number {
  return Math.round(length) / SECOND;
}
