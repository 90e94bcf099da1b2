/** What looking back shares: the nodes a path selected in the answer before, and what there is to say when nothing came before. */

import type { Circumstances } from '../domain/condition.ts';
import type { Query } from '../domain/json.ts';
import type { Missing } from './circumstances.ts';
import { type NodesReading, nodesIn } from './reading.ts';

/** What a look back comes to at the first usable answer. */
const FIRST: Missing = { known: false, note: 'not known: this is the first answer' };

/** The nodes a path selected in the answer before. */
export function nodesBefore(path: Query, { previous }: Circumstances): NodesReading {
  return previous === undefined ? FIRST : nodesIn(previous, path);
}
