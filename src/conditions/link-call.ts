/** Binds function calls to their definitions, and refuses unknown names, wrong numbers and wrong kinds of arguments. */

import type { Call } from '../domain/condition.ts';
import { UsageError } from '../domain/errors.ts';
import { nearest } from '../domain/nearest.ts';
import { mistakeAt, placeIn } from '../json/query/mistake.ts';
import { compileParsedQuery } from '../json/query/query.ts';
import { type CallSyntax, isSingular, type LogicalSyntax, type OperandSyntax } from '../json/query/syntax.ts';
import { missing } from './circumstances.ts';
import type { Arguments, FunctionDefinition, Parameter, Read } from './functions/definition.ts';
import { functions, reservedNames } from './functions/index.ts';
import { known, readPath } from './reading.ts';

/** The definition a call names. Throws a UsageError when there is none, with the name that was probably meant. */
export function givenBy({ name, start }: CallSyntax, text: string): FunctionDefinition {
  const definition = functions.get(name);
  if (definition !== undefined) return definition;
  const span = { start, end: start + name.length };
  if (reservedNames.includes(name))
    throw mistakeAt(placeIn(text, span), `${name}() is not available yet`, `there are: ${allNames()}`);
  const near = nearest(name, [...functions.keys()]);
  const hint = near === undefined ? `there are: ${allNames()}` : `did you mean ${near}()?`;
  throw mistakeAt(placeIn(text, span), `there is no function ${name}()`, hint);
}

function allNames(): string {
  return [...functions.keys()].map((name) => `${name}()`).join(' ');
}

/** Links one call. Where the definition needs more than what came, the call is unknown and is not asked. */
export async function linkCall(call: CallSyntax, text: string): Promise<Call> {
  const definition = givenBy(call, text);
  const { needs, parameters } = definition;
  if (call.args.length !== parameters.length) throw wrongArity(call, definition, text);
  const args = await Promise.all(
    parameters.map((parameter, at) => linkArgument(call.args[at], parameter, { call, definition, text })),
  );
  const read = await linkWithPlace(definition, argumentsFrom(args), { call, text });
  return {
    kind: 'call',
    name: call.name,
    text: text.slice(call.start, call.end),
    read: (circumstances) => missing(needs, circumstances) ?? read(circumstances),
  };
}

function wrongArity(call: CallSyntax, { name, parameters, example }: FunctionDefinition, text: string): UsageError {
  const wanted = ['no argument', 'one argument', 'two arguments'][parameters.length] ?? `${parameters.length} arguments`;
  return mistakeAt(placeIn(text, call), `${name}() takes ${wanted}, not ${call.args.length}`, `for example: ${example}`);
}

/** A UsageError of a definition has no place: it is the call's. */
async function linkWithPlace(
  definition: FunctionDefinition,
  args: Arguments,
  { call, text }: { readonly call: CallSyntax; readonly text: string },
): Promise<Read> {
  try {
    return await definition.link(args);
  } catch (cause) {
    if (cause instanceof UsageError && cause.spot === undefined) throw mistakeAt(placeIn(text, call), cause.message, cause.hint);
    throw cause;
  }
}

/** An argument, linked as its parameter wants it. */
type Linked = { readonly [K in keyof Arguments]?: ReturnType<Arguments[K]> };

interface Place {
  readonly call: CallSyntax;
  readonly definition: FunctionDefinition;
  readonly text: string;
}

async function linkArgument(argument: LogicalSyntax | undefined, parameter: Parameter, place: Place): Promise<Linked> {
  const { call, definition, text } = place;
  if (argument?.kind !== 'test') {
    throw mistakeAt(
      placeIn(text, argument ?? call),
      `${call.name}() takes ${KINDS[parameter]}, not a condition`,
      `for example: ${definition.example}`,
    );
  }
  const { of } = argument;
  if (parameter === 'path' && of.kind === 'query') return { path: await compileParsedQuery(of, text) };
  if (parameter === 'text' && of.kind === 'literal' && typeof of.value === 'string') return { text: of.value };
  if (parameter === 'value') return linkValue(of, place);
  throw mistakeAt(placeIn(text, of), `${call.name}() takes ${KINDS[parameter]} here`, `for example: ${definition.example}`);
}

const KINDS: Readonly<Record<Parameter, string>> = { value: 'a path or a value', path: 'a path', text: 'a text in quotes' };

async function linkValue(of: OperandSyntax, { call, text }: Place): Promise<Linked> {
  if (of.kind === 'literal') {
    const reading = known(of.value);
    return { literal: of.value, value: () => reading };
  }
  if (of.kind === 'call') {
    if (givenBy(of, text).gives === 'truth')
      throw mistakeAt(placeIn(text, of), `${call.name}() takes a value, and this is true or false`);
    return { value: (await linkCall(of, text)).read };
  }
  const written = text.slice(of.start, of.end);
  if (!isSingular(of)) {
    const hint = call.name === 'length' ? `how many there are: count(${written})` : `if it is always one: value(${written})`;
    throw mistakeAt(placeIn(text, of), `${call.name}() takes one value, and this path may select several`, hint);
  }
  const query = await compileParsedQuery(of, text);
  return { value: (circumstances) => readPath(query, circumstances) };
}

function argumentsFrom(linked: readonly Linked[]): Arguments {
  const at = <K extends keyof Linked>(kind: K, position: number): NonNullable<Linked[K]> => {
    const argument = linked[position]?.[kind];
    if (argument === undefined) throw new Error(`argument ${position} was not declared as ${kind}`);
    return argument;
  };
  return {
    value: (position) => at('value', position),
    path: (position) => at('path', position),
    text: (position) => at('text', position),
    literal: (position) => linked[position]?.literal,
  };
}
