/** Queries that are costly to run, run once a document: most polls bring the one that is already known. */

import type { Json, Node, Query } from '../domain/json.ts';

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
