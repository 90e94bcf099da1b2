/** Compiles parsed queries to plans, and refuses filters that are not well-typed (RFC 9535 §2.4.3). */

import type { UsageError } from '../../domain/errors.ts';
import { nearest } from '../../domain/nearest.ts';
import { type Comparable, comparison, type NodeList, nodesFrom, valueFrom } from './filter.ts';
import { lengthOf } from './length-of.ts';
import { mistakeAt, spotIn } from './mistake.ts';
import { type Extent, type Patterns, rememberingMatcher } from './pattern.ts';
import type { Plan, Predicate, Selector } from './plan.ts';
import { isSingular, refuseBlanks } from './singular.ts';
import {
  type CallSyntax,
  type LogicalSyntax,
  type OperandSyntax,
  operandIn,
  type QuerySyntax,
  type SelectorSyntax,
} from './syntax.ts';

/** What compiling needs besides the tree. */
export interface CompilingTools {
  /** The text the tree's places refer to. */
  readonly text: string;
  /** Loaded only for a text with `match(` or `search(`. */
  readonly patterns: Patterns | undefined;
}

/** The plan of a query. Throws a UsageError for a filter that RFC 9535 does not allow. */
export function compilePlan(query: QuerySyntax, tools: CompilingTools): Plan {
  return query.segments.map(({ reach, selectors }) => ({
    reach,
    selectors: selectors.map((selector) => compileSelector(selector, tools)),
  }));
}

function compileSelector(selector: SelectorSyntax, tools: CompilingTools): Selector {
  return selector.kind === 'filter' ? { kind: 'filter', holds: compileLogical(selector.filter, tools) } : selector;
}

function compileLogical(syntax: LogicalSyntax, tools: CompilingTools): Predicate {
  switch (syntax.kind) {
    case 'or': {
      const parts = syntax.parts.map((part) => compileLogical(part, tools));
      return (current, scope) => parts.some((holds) => holds(current, scope));
    }
    case 'and': {
      const parts = syntax.parts.map((part) => compileLogical(part, tools));
      return (current, scope) => parts.every((holds) => holds(current, scope));
    }
    case 'not': {
      const of = compileLogical(syntax.of, tools);
      return (current, scope) => !of(current, scope);
    }
    case 'compare':
      return comparison(syntax.op, compileComparable(syntax.left, tools), compileComparable(syntax.right, tools));
    case 'test':
      return compileTest(syntax.of, tools);
    case 'match':
      throw mistakeAt(spotIn(tools.text, syntax), 'patterns are matched with search() inside [?…]');
  }
}

/** Existence of nodes, or a function that is true or false by itself. */
function compileTest(of: OperandSyntax, tools: CompilingTools): Predicate {
  if (of.kind === 'query') {
    const nodes = compileNodes(of, tools);
    return (current, scope) => nodes(current, scope).length > 0;
  }
  if (of.kind === 'literal')
    throw mistakeAt(spotIn(tools.text, of), 'a value alone is no condition', 'Compare it with something.');
  checkKnown(of, tools);
  if (of.name === 'match' || of.name === 'search') return compileMatch(of, tools);
  throw mistakeAt(spotIn(tools.text, of), `${of.name}() is a value, not a condition`, `Compare it: ${of.name}(…) > 0`);
}

function compileMatch(call: CallSyntax, tools: CompilingTools): Predicate {
  if (tools.patterns === undefined) throw new Error('patterns were not loaded for a text that calls them');
  const extent: Extent = call.name === 'match' ? 'whole' : 'part';
  const matches = rememberingMatcher(tools.patterns, extent);
  const [subject, pattern] = argumentsOf(call, tools).map((argument) => compileComparable(argument, tools));
  return (current, scope) => {
    const text = subject?.(current, scope);
    const source = pattern?.(current, scope);
    return typeof text === 'string' && typeof source === 'string' && matches(text, source);
  };
}

/** An operand of a comparison, or an argument that must be one value. */
function compileComparable(operand: OperandSyntax, tools: CompilingTools): Comparable {
  switch (operand.kind) {
    case 'literal':
      return () => operand.value;
    case 'query':
      if (!isSingular(operand)) throw manyValued(operand, tools);
      refuseBlanks(operand, tools.text);
      return valueFrom(operand.from, compilePlan(operand, tools));
    case 'call':
      return compileValueCall(operand, tools);
  }
}

function manyValued(query: QuerySyntax, { text }: CompilingTools): UsageError {
  const written = text.slice(query.start, query.end);
  return mistakeAt(
    spotIn(text, query),
    'inside [?…] a path with several values cannot be one',
    `Write value(${written}) or count(${written}).`,
  );
}

function compileValueCall(call: CallSyntax, tools: CompilingTools): Comparable {
  checkKnown(call, tools);
  const [argument] = argumentsOf(call, tools);
  if (call.name === 'match' || call.name === 'search' || argument === undefined) {
    throw mistakeAt(spotIn(tools.text, call), `${call.name}() is true or false by itself`, 'Leave the comparison out.');
  }
  if (call.name === 'length') {
    const of = compileComparable(argument, tools);
    return (current, scope) => {
      const value = of(current, scope);
      return value === undefined ? undefined : lengthOf(value);
    };
  }
  const nodes = compileNodes(argument, tools);
  if (call.name === 'count') return (current, scope) => nodes(current, scope).length;
  return (current, scope) => {
    const values = nodes(current, scope);
    return values.length === 1 ? values[0] : undefined;
  };
}

function compileNodes(operand: OperandSyntax, tools: CompilingTools): NodeList {
  if (operand.kind !== 'query') throw mistakeAt(spotIn(tools.text, operand), 'a path belongs here, not a value');
  return nodesFrom(operand.from, compilePlan(operand, tools));
}

const ARITY: Readonly<Record<string, number>> = { length: 1, count: 1, value: 1, match: 2, search: 2 };

function checkKnown(call: CallSyntax, { text }: CompilingTools): void {
  if (Object.hasOwn(ARITY, call.name)) return;
  const names = Object.keys(ARITY);
  const near = nearest(call.name, names);
  const hint = near === undefined ? `There are ${names.map((name) => `${name}()`).join(', ')}.` : `Did you mean ${near}()?`;
  throw mistakeAt(
    spotIn(text, { start: call.start, end: call.start + call.name.length }),
    `inside [?…] there is no ${call.name}()`,
    hint,
  );
}

function argumentsOf(call: CallSyntax, { text }: CompilingTools): readonly OperandSyntax[] {
  const wanted = ARITY[call.name] ?? 0;
  if (call.args.length !== wanted) {
    const noun = wanted === 1 ? 'argument' : 'arguments';
    throw mistakeAt(spotIn(text, call), `${call.name}() takes ${wanted} ${noun}, not ${call.args.length}`);
  }
  return call.args.map((argument) => {
    const operand = operandIn(argument);
    if (operand !== undefined) return operand;
    throw mistakeAt(spotIn(text, argument), `${call.name}() takes a path or a value, not a condition`, hintFor(argument));
  });
}

function hintFor(argument: LogicalSyntax): string | undefined {
  return argument.kind === 'test' ? 'Leave the parentheses out.' : undefined;
}
