/** What is costly to find out, found out once a document: most polls bring the one that is already known. */

import type { Reading } from '../domain/condition.ts';
import type { Json, Node, Query } from '../domain/json.ts';
import { answerOf } from './circumstances.ts';
import type { Read } from './functions/definition.ts';

/** The same query, which gives the nodes it selected last for as long as it is asked about the same document. */
export function remembering(query: Query): Query {
  if (query.singular) return query;
  let last: { readonly root: Json; readonly current: Json | undefined; readonly nodes: readonly Node[] } | undefined;
  return {
    ...query,
    select: (root, current) => {
      if (last?.root !== root || last.current !== current) last = { root, current, nodes: query.select(root, current) };
      return last.nodes;
    },
  };
}

/** The same for a reading that depends on the body, and where there is one on the member, alone. */
export function rememberingRead(read: Read): Read {
  let last: { readonly body: Json; readonly member: Json | undefined; readonly reading: Reading } | undefined;
  return (circumstances) => {
    const body = answerOf(circumstances.observation)?.value;
    if (body === undefined) return read(circumstances);
    const { member } = circumstances;
    if (last?.body !== body || last.member !== member) last = { body, member, reading: read(circumstances) };
    return last.reading;
  };
}
