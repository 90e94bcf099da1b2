/** Links one argument of a call as its parameter wants it: a value, a path, a text, or a condition in quotes. */

import type { Call } from '../domain/condition.ts';
import type { Query } from '../domain/json.ts';
import { mistakeAt, spotIn } from '../json/query/mistake.ts';
import { compileParsedQuery } from '../json/query/query.ts';
import { isSingular, refuseBlanks } from '../json/query/singular.ts';
import { type CallSyntax, type LogicalSyntax, type OperandSyntax, operandIn, type QuerySyntax } from '../json/query/syntax.ts';
import type { Arguments, FunctionDefinition, Parameter } from './functions/definition.ts';
import { functions } from './functions/index.ts';
import { type Linking, writtenIn } from './linking.ts';
import { known, readPath } from './reading.ts';
import { remembering } from './remembering.ts';
import { isSteady, isTimed, looksBack } from './steady.ts';

/** An argument, linked; a call among them says what is known of it. */
export type Linked = { readonly [K in keyof Arguments]?: ReturnType<Arguments[K]> } & Partial<
  Pick<Call, 'paths' | 'steady' | 'looksBack' | 'timed'>
>;

/** Where an argument stands. */
export interface CallSite {
  readonly call: CallSyntax;
  readonly definition: FunctionDefinition;
  readonly linking: Linking;
  /** Links a call that is an argument itself. */
  linkCall(call: CallSyntax, linking: Linking): Promise<Call>;
}

const KINDS: Readonly<Record<Parameter, string>> = {
  value: 'a path or a value',
  path: 'a path',
  text: 'a text in quotes',
  condition: 'a condition in quotes',
};

/** Links an argument. Throws a UsageError for one of the wrong kind. */
export async function linkArgument(argument: LogicalSyntax | undefined, parameter: Parameter, site: CallSite): Promise<Linked> {
  const { call, definition, linking } = site;
  const example = `For example: ${definition.example}`;
  const of = argument === undefined ? undefined : operandIn(argument);
  if (of === undefined) {
    const spot = spotIn(linking.text, argument ?? call);
    const hint = argument?.kind === 'test' ? 'Leave the parentheses out.' : example;
    throw mistakeAt(spot, `${call.name}() takes ${KINDS[parameter]}, not a condition`, hint);
  }
  if (parameter === 'value') return linkValue(of, site);
  if (parameter === 'path' && of.kind === 'query') return { path: await linkPath(of, site) };
  const text = of.kind === 'literal' && typeof of.value === 'string' ? of.value : undefined;
  if (parameter === 'text' && text !== undefined) return { text };
  if (parameter === 'condition' && text !== undefined) {
    const condition = await linking.linkInner(text);
    const { expression } = condition;
    return { condition, steady: isSteady(expression), looksBack: looksBack(expression), timed: isTimed(expression) };
  }
  throw mistakeAt(spotIn(linking.text, of), `${call.name}() takes ${KINDS[parameter]} here`, example);
}

/** The paths of an argument. */
export function pathsIn({ path, paths = [] }: Linked): readonly Query[] {
  return path === undefined ? paths : [path];
}

async function linkPath(of: QuerySyntax, { call, definition, linking }: CallSite): Promise<Query> {
  if (definition.overTime === true && linking.aboutMembers && of.from === '@') {
    throw mistakeAt(
      spotIn(linking.text, of),
      `${call.name}() cannot follow a member: members have no identity from answer to answer`,
      'Give it a path from $.',
    );
  }
  const query = await compileParsedQuery(of, linking.text);
  // The readings of steady calls are remembered themselves.
  return definition.steady === true ? query : remembering(query);
}

async function linkValue(of: OperandSyntax, site: CallSite): Promise<Linked> {
  const { call, linking } = site;
  const spot = spotIn(linking.text, of);
  if (of.kind === 'literal') {
    const reading = known(of.value);
    return { literal: of.value, value: () => reading };
  }
  if (of.kind === 'call') {
    if (functions.get(of.name)?.gives === 'truth')
      throw mistakeAt(spot, `${call.name}() takes a value, and this is true or false`);
    const inner = await site.linkCall(of, linking);
    const { read: value, paths, steady, timed = false } = inner;
    return { value, paths, steady, looksBack: inner.looksBack, timed };
  }
  if (!isSingular(of)) {
    const written = writtenIn(linking, of);
    const hint = call.name === 'length' ? `How many there are: count(${written})` : `If it is always one: value(${written})`;
    throw mistakeAt(spot, `${call.name}() takes one value, and this path may select several`, hint);
  }
  refuseBlanks(of, linking.text);
  const query = await compileParsedQuery(of, linking.text);
  return { value: (circumstances) => readPath(query, circumstances), paths: [query] };
}
