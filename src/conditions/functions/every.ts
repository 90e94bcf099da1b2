/** `every(q, 'expr')`: a condition that must hold for each of many. */

import type { Circumstances, Condition, Reading } from '../../domain/condition.ts';
import { evidenceSentence } from '../../domain/evidence-sentence.ts';
import type { Query } from '../../domain/json.ts';
import { formatPath } from '../../domain/path.ts';
import { isArray, isObject } from '../../json/member.ts';
import { type Found, keysTo } from '../../json/query/selection.ts';
import type { Missing } from '../circumstances.ts';
import { judge } from '../judge.ts';
import { known, visitNodes } from '../reading.ts';
import type { FunctionDefinition } from './definition.ts';

/**
 * Three-valued: one member for which it does not hold decides, else one for which it is unknown; unknown too where there is
 * no member at all, because an empty set never counts as met. Inside, `@` is the member and `$` the body.
 */
export const every: FunctionDefinition = {
  name: 'every',
  parameters: ['path', 'condition'],
  gives: 'truth',
  needs: 'body',
  steady: true,
  example: `every($.items, '@.state == "ready"')`,
  link: (args) => {
    const [path, condition] = [args.path(0), args.condition(1)];
    return (circumstances) => {
      const trial: Trial = { condition, circumstances, isEmpty: true, denial: undefined, doubt: undefined };
      return eachMember(path, circumstances, (member) => tryMember(trial, member)) ?? resultOf(trial);
    };
  },
};

/** How the members have fared so far. */
interface Trial {
  readonly condition: Condition;
  readonly circumstances: Circumstances;
  isEmpty: boolean;
  /** The first for which the condition does not hold, and why. */
  denial: string | undefined;
  /** The first for which it is unknown, and why. */
  doubt: string | undefined;
}

function tryMember(trial: Trial, member: Found): void {
  trial.isEmpty = false;
  if (trial.denial !== undefined) return;
  const finding = judge(trial.condition, { ...trial.circumstances, member: member.value });
  const told = (): string => `at ${formatPath(keysTo(member))}: ${evidenceSentence(finding)}`;
  if (finding.verdict === 'unmet') trial.denial = told();
  if (finding.verdict === 'unknown') trial.doubt ??= told();
}

function resultOf({ isEmpty, denial, doubt }: Trial): Reading {
  if (isEmpty) return { known: false, note: 'not known: there is nothing to test' };
  if (denial !== undefined) return { known: true, value: false, note: denial };
  return doubt === undefined ? known(true) : { known: false, note: `not known: ${doubt}` };
}

/** Tells of the members of the one array or object a path selects; of several nodes, or one of another type, themselves. */
function eachMember(path: Query, circumstances: Circumstances, take: (member: Found) => void): Missing | undefined {
  // Each node waits for the next one: only then is it known not to be the only one.
  const waiting: Found[] = [];
  const count = visitNodes(path, circumstances, (node) => {
    const before = waiting.pop();
    if (before !== undefined) take(before);
    waiting.push(node);
  });
  if (typeof count !== 'number') return count;
  for (const last of waiting) for (const member of count === 1 ? membersOf(last) : [last]) take(member);
  return undefined;
}

function* membersOf(node: Found): Generator<Found> {
  const { value } = node;
  if (isArray(value)) for (const [key, member] of value.entries()) yield { key, value: member, parent: node };
  else if (isObject(value)) for (const [key, member] of Object.entries(value)) yield { key, value: member, parent: node };
  else yield node;
}
