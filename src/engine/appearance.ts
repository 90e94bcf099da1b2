/** `--appear-within`: whether what is waited for is there at all, whatever its state. */

import { requiredPaths } from '../conditions/required-paths.ts';
import type { Condition } from '../domain/condition.ts';
import type { Json, Query } from '../domain/json.ts';
import type { Observation } from '../domain/observation.ts';
import { someNode } from '../json/query/query.ts';

/** True for an ok answer in which every path the goals need selects something that is not an empty set. */
export function hasAppeared(observation: Observation, until: readonly Condition[]): boolean {
  if (observation.kind !== 'value') return false;
  const { value } = observation.answer;
  return until.flatMap(requiredPaths).every((query) => !isEmpty(query, value));
}

/** More than can be looked at is something. */
function isEmpty(query: Query, value: Json): boolean {
  return someNode(query, { root: value }, (node) => !(Array.isArray(node) && node.length === 0)) === false;
}
