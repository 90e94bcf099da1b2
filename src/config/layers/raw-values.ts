/** Option values before anyone has read them: the text, and where it was given, so that every error can name the place. */

/** One value as text. Switches are `true` or `false`, counted flags a number. */
export interface RawValue {
  readonly text: string;
  /** As messages name it: `--interval`, `WATCH_API_INTERVAL`, `watch-api.config.yaml:5:13: interval`. */
  readonly place: string;
  readonly from: 'flag' | 'environment' | 'file';
  /** Text from elsewhere, such as a pasted command: placeholders in it are not filled in. */
  readonly literal?: boolean;
  /** Its place among all values of its layer, where values of several options make one list; absent: as they are listed. */
  readonly position?: number;
}

/** Values by the option's long name; a list of one unless the option is repeatable. */
export type RawValues = ReadonlyMap<string, readonly RawValue[]>;

const ON: ReadonlySet<string> = new Set(['true', '1']);
const OFF: ReadonlySet<string> = new Set(['false', '0']);

/** A switch's value; undefined when the text is none of `true false 1 0`. */
export function switchValue(text: string): boolean | undefined {
  if (ON.has(text)) return true;
  return OFF.has(text) ? false : undefined;
}

/** Values as if they had been given as flags, by the option's long name: for invocations the program makes itself. */
export function asFlags(values: Readonly<Record<string, readonly string[]>>): RawValues {
  return new Map(
    Object.entries(values).map(([name, texts]) => [
      name,
      texts.map((text) => ({ text, place: `--${name}`, from: 'flag' as const })),
    ]),
  );
}
