/** A configuration file as a tree whose every node knows where it stands, so that each mistake is told with line and column. */

/** A position in a file; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** One key of a mapping with its value. */
export interface ConfigEntry {
  readonly key: string;
  readonly place: Place;
  readonly value: ConfigNode;
}

/** A value in a configuration file. Scalars keep the text they were written with: `1e3` stays `1e3`. */
export type ConfigNode =
  | {
      readonly kind: 'scalar';
      readonly type: 'string' | 'number' | 'boolean' | 'null';
      readonly text: string;
      readonly place: Place;
    }
  | { readonly kind: 'list'; readonly items: readonly ConfigNode[]; readonly place: Place }
  | { readonly kind: 'map'; readonly entries: readonly ConfigEntry[]; readonly place: Place };

/** A configuration file, read and parsed. It is data: nothing in it was run. */
export interface ConfigFile {
  /** The path as messages show it: relative to the working directory where that is shorter. */
  readonly name: string;
  /** Found in the project, not named by the user: it may not arm commands or credentials outside `run`. */
  readonly found: boolean;
  /** Its group or everyone may write it. */
  readonly openToOthers: boolean;
  readonly root: ConfigNode;
}

/** Where configuration files come from. Files that cannot be read or parsed reject with a `ConfigError`. */
export interface ConfigFiles {
  /** The project's file: the nearest one from the working directory up to the repository root. */
  project(): Promise<ConfigFile | undefined>;
  /** The user's own file. */
  user(): Promise<ConfigFile | undefined>;
  /** The file the user named. */
  named(path: string): Promise<ConfigFile>;
}
