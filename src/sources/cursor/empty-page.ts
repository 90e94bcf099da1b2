/** Whether a page has anything on it: an empty one is neither news nor a change. */

import { ExactNumber } from '../../domain/exact-number.ts';
import type { Json } from '../../domain/json.ts';

/** A list further inside belongs to an item, and may well be empty. */
const DEEPEST = 2;

/**
 * True for a page without items: an empty document, or one whose lists are all empty and which has one. What is not in a list
 * may tell how the page came about.
 */
export function isEmptyPage(document: Json): boolean {
  if (document === null || isEmptyObject(document)) return true;
  const lists = listsIn(document, 0);
  return lists !== undefined && lists > 0;
}

/** How many empty lists there are; undefined where one is not empty or stands so deep that an item must be around it. */
function listsIn(value: Json, depth: number): number | undefined {
  if (typeof value !== 'object' || value === null || value instanceof ExactNumber) return 0;
  if (Array.isArray(value)) return value.length === 0 && depth <= DEEPEST ? 1 : undefined;
  let count = 0;
  for (const member of Object.values<Json>(value)) {
    const lists = listsIn(member, depth + 1);
    if (lists === undefined) return undefined;
    count += lists;
  }
  return count;
}

function isEmptyObject(value: Json): boolean {
  return typeof value === 'object' && value !== null && !(value instanceof ExactNumber) && Object.keys(value).length === 0;
}
