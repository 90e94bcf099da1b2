/** The `Link` field read as RFC 8288 has it: targets in angle brackets, each with parameters. */

/** One link: its target as sent, and its parameters by lower-case name, the first of each name. */
interface Link {
  readonly target: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const TARGET = /[\s,]*<([^>]*)>/y;
/** A token or a quoted string may follow, or nothing. */
const PARAMETER = /\s*;\s*(?:([^\s=;,"]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*)))?)?/y;

/**
 * The target of the first link with this relation, as sent; undefined where there is none. A relation is one of the words of
 * `rel`, in any case; links of another context (`anchor`) are not about the answer (RFC 8288 §3.2).
 */
export function linkTarget(field: string, relation: string): string | undefined {
  const isMeant = ({ parameters }: Link) =>
    !parameters.has('anchor') && (parameters.get('rel') ?? '').toLowerCase().split(/\s+/).includes(relation);
  return linksIn(field).find(isMeant)?.target;
}

/** The links, up to the first thing that is none. */
function linksIn(field: string): readonly Link[] {
  const links: Link[] = [];
  TARGET.lastIndex = 0;
  for (let match = TARGET.exec(field); match !== null; match = TARGET.exec(field)) {
    const { parameters, end } = parametersFrom(field, TARGET.lastIndex);
    links.push({ target: match[1] ?? '', parameters });
    TARGET.lastIndex = end;
  }
  return links;
}

function parametersFrom(field: string, start: number): { readonly parameters: Link['parameters']; readonly end: number } {
  const parameters = new Map<string, string>();
  let end = start;
  PARAMETER.lastIndex = start;
  for (let match = PARAMETER.exec(field); match !== null; match = PARAMETER.exec(field)) {
    const [, name, quoted, token] = match;
    const key = name?.toLowerCase();
    if (key !== undefined && !parameters.has(key)) parameters.set(key, quoted?.replace(/\\(.)/g, '$1') ?? token ?? '');
    end = PARAMETER.lastIndex;
  }
  return { parameters, end };
}
