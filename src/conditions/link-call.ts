/** Binds function calls to their definitions, and refuses unknown names, wrong numbers and wrong kinds of arguments. */

import type { Call } from '../domain/condition.ts';
import { UsageError } from '../domain/errors.ts';
import { nearest } from '../domain/nearest.ts';
import { mistakeAt, spotIn } from '../json/query/mistake.ts';
import type { CallSyntax } from '../json/query/syntax.ts';
import { missing } from './circumstances.ts';
import type { Arguments, FunctionDefinition, Read } from './functions/definition.ts';
import { functions } from './functions/index.ts';
import { type Linked, linkArgument, pathsIn } from './link-argument.ts';
import { type Linking, writtenIn } from './linking.ts';
import { rememberingRead } from './remembering.ts';

/** The definition a call names. Throws a UsageError when there is none, with the name that was probably meant. */
export function givenBy({ name, start }: CallSyntax, { text }: Linking): FunctionDefinition {
  const definition = functions.get(name);
  if (definition !== undefined) return definition;
  const names = [...functions.keys()];
  const near = nearest(name, names);
  const hint = near === undefined ? `There are ${names.map((each) => `${each}()`).join(', ')}.` : `Did you mean ${near}()?`;
  throw mistakeAt(spotIn(text, { start, end: start + name.length }), `there is no function ${name}()`, hint);
}

/** Links one call. Where the definition needs more than what came, the call is unknown and is not asked. */
export async function linkCall(call: CallSyntax, linking: Linking): Promise<Call> {
  const definition = givenBy(call, linking);
  const { needs, parameters } = definition;
  if (call.args.length !== parameters.length) throw wrongArity(call, definition, linking);
  const site = { call, definition, linking, linkCall };
  const args = await Promise.all(parameters.map((parameter, at) => linkArgument(call.args[at], parameter, site)));
  const linked = await linkAtItsPlace(call, definition, { args: argumentsFrom(args), linking });
  const steady = definition.steady === true && args.every((argument) => argument.steady !== false);
  const read = steady ? rememberingRead(linked) : linked;
  return {
    kind: 'call',
    name: call.name,
    text: writtenIn(linking, call),
    paths: definition.knowsAbsence === true ? [] : args.flatMap(pathsIn),
    steady,
    looksBack: definition.looksBack === true || args.some((argument) => argument.looksBack),
    timed: definition.timed === true || args.some((argument) => argument.timed),
    read: (circumstances) => missing(needs, circumstances) ?? read(circumstances),
  };
}

function wrongArity(call: CallSyntax, { name, parameters, example }: FunctionDefinition, { text }: Linking): UsageError {
  const wanted = ['no argument', 'one argument', 'two arguments'][parameters.length] ?? `${parameters.length} arguments`;
  return mistakeAt(spotIn(text, call), `${name}() takes ${wanted}, not ${call.args.length}`, `For example: ${example}`);
}

/** A UsageError of a definition has no place: it is the call's. */
async function linkAtItsPlace(
  call: CallSyntax,
  definition: FunctionDefinition,
  { args, linking }: { readonly args: Arguments; readonly linking: Linking },
): Promise<Read> {
  try {
    return await definition.link(args, linking.ports);
  } catch (cause) {
    if (cause instanceof UsageError && cause.spot === undefined)
      throw mistakeAt(spotIn(linking.text, call), cause.message, cause.hint);
    throw cause;
  }
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
    condition: (position) => at('condition', position),
    literal: (position) => linked[position]?.literal,
  };
}
