/** The kinds of things that are added by one file and one line: sources and formats, with the options they bring. */

import type { Json, Query } from './json.ts';
import type { OptionDefinition } from './option.ts';
import type { Feed, Paint, SourcePorts } from './ports.ts';
import type { WatchRecord } from './record.ts';
import type { Instant } from './time.ts';
import type { RequestSpec } from './watch.ts';

/** What a source is opened with. */
export interface SourceSpec {
  readonly request: RequestSpec;
  /** The values of the options the definition brought, by config key. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Nobody asked for this very source: what the first answer is may make another of it. */
  readonly undecided?: boolean;
}

/** Makes a path, as users write it, into a query. @throws UsageError */
export type CompileQuery = (path: string) => Promise<Query>;

/** A way news arrives. */
export interface SourceDefinition {
  readonly kind: string;
  /** One line for the help. */
  readonly summary: string;
  readonly options: readonly OptionDefinition[];
  /** Each reply is a message of its own, not the state of one thing: told as an item, compared only where that is asked for. */
  readonly push?: boolean;
  /** Nobody is asked: the others call us, at the place the URL stands for. */
  readonly called?: boolean;
  /** URL schemes that mean this source: `ws:`. */
  readonly schemes?: readonly string[];
  /** Options without which it cannot be, by name without dashes. */
  readonly needs?: readonly string[];
  /** For options whose kind says too little, by name: what their text is made into before anything is sent. May throw a UsageError. */
  readonly readers?: Readonly<Record<string, (text: string, compile: CompileQuery) => Promise<unknown>>>;
  /** Options that cannot apply to it, by name without dashes, each with the reason: giving one is a usage error. */
  readonly refuses?: Readonly<Record<string, string>>;
  /** Conditions that are the goals where the user gave none. */
  readonly usualGoals?: { readonly until: readonly string[]; readonly failWhen: readonly string[] };
  /** `resume` is what the last reply of an earlier run carried. Heavy code is imported here, not before. */
  open(spec: SourceSpec, ports: SourcePorts, resume?: Json): Promise<Feed>;
}

/** Text for the two streams; empty where there is nothing to say. Complete lines. */
export interface Rendering {
  readonly out: string;
  readonly err: string;
}

/** How changes are shown: a line an edit, a diff with what stands around, an RFC 6902 patch, not at all. */
export type DiffStyle = 'paths' | 'unified' | 'patch' | 'none';

/** What a format needs to know of the occasion. */
export interface FormatSettings {
  readonly paint: Paint;
  /** −2 silent, −1 errors only, 0 normal, 1 polls and pauses, 2 headers and evaluations. */
  readonly verbosity: number;
  readonly diff: DiffStyle;
  /** Someone is looking: short local times; else RFC 3339. */
  readonly live: boolean;
  /** Change lines belong on stderr, because stdout carries `--print`. */
  readonly changesOnErr: boolean;
  readonly unicode: boolean;
  /** Several watches: lines are prefixed with the watch's name. */
  readonly several: boolean;
  /** Minutes east of UTC, for local times. */
  readonly zoneMinutes: (at: Instant) => number;
  /** Masks secrets in what is shown of attachments, which are raw; absent where there are no secrets. */
  readonly mask?: (text: string) => string;
}

/** Records made into text; may remember what it has shown. */
export interface Renderer {
  render(record: WatchRecord): Rendering;
  /** The one-line status at `now`, for formats that repaint; absent for those that do not. */
  status?(now: Instant): string;
}

/** A way of telling. Pure: record in, text out. */
export interface FormatDefinition {
  readonly kind: string;
  readonly summary: string;
  open(settings: FormatSettings): Renderer;
}

/** Somewhere records go. */
export interface Sink {
  /** Takes one record. What takes time is the sink's own affair: nobody waits for it here. */
  write(record: WatchRecord): void;
}
