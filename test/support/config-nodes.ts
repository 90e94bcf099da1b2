/** Configuration files made from plain values, each value at a place of its own. */
import type { ConfigFile, ConfigNode } from '../../src/domain/config-file.ts';

/** A plain value as a parser would have given it: the n-th value of the file stands on line n, keys in column 1, values in 9. */
export function configFile(value: unknown, how: Partial<ConfigFile> = {}): ConfigFile {
  let line = 0;
  const nodeOf = (of: unknown): ConfigNode => {
    line += 1;
    const place = { line, column: 9 };
    if (Array.isArray(of)) return { kind: 'list', items: of.map(nodeOf), place };
    if (typeof of === 'object' && of !== null) {
      const entries = Object.entries(of).map(([key, inner]) => ({
        key,
        place: { line: line + 1, column: 1 },
        value: nodeOf(inner),
      }));
      return { kind: 'map', entries, place };
    }
    if (of === null) return { kind: 'scalar', type: 'null', text: '', place };
    const type = typeof of === 'number' ? 'number' : typeof of === 'boolean' ? 'boolean' : 'string';
    return { kind: 'scalar', type, text: String(of), place };
  };
  return { name: 'watch-api.config.yaml', found: true, openToOthers: false, root: nodeOf(value), ...how };
}
