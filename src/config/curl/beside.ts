/** A curl command as a layer below the flags beside it: what they set, they win, header by header. */

import type { RawValue, RawValues } from '../layers/raw-values.ts';
import { rivalLogins } from '../options/logins.ts';
import { formOptions } from '../options/requests.ts';
import { lineName } from './curl-headers.ts';

const BODIES: readonly string[] = [...formOptions, 'data-json'];
/** The header fields an option sets, and so takes away where a command has them written out. */
const SETS: readonly (readonly [header: string, by: readonly string[]])[] = [
  ['authorization', [...rivalLogins, 'netrc', 'netrc-file']],
  ['cookie', ['cookie']],
  ['user-agent', ['user-agent']],
  ['referer', ['referer']],
  ['content-type', BODIES],
];

/** The layers with the values of a curl command as the lowest of them. */
export function withCommandBelow(above: readonly RawValues[], command: RawValues): readonly RawValues[] {
  const set = new Set(above.flatMap((layer) => [...layer.keys()]));
  const rest = new Map(command);
  // A body is one whole: a part of the old one must not stay behind.
  if (BODIES.some((name) => set.has(name))) for (const name of BODIES) rest.delete(name);
  const taken = SETS.filter(([, by]) => by.some((name) => set.has(name))).map(([header]) => header);
  const lines = (rest.get('header') ?? []).filter((line) => !taken.includes(lineName(line)));
  rest.delete('header');
  if (lines.length > 0) rest.set('header', lines);
  const highest = above.findIndex((layer) => layer.has('header'));
  return [...above.map((layer, at) => (at === highest ? withLines(layer, lines) : layer)), rest];
}

/** The layer with the lines of the command whose fields it does not set itself. */
function withLines(layer: RawValues, lines: readonly RawValue[]): RawValues {
  const own = layer.get('header') ?? [];
  const names = own.map(lineName);
  return new Map([...layer, ['header', [...lines.filter((line) => !names.includes(lineName(line))), ...own]]]);
}
