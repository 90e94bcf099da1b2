/** Claims about the types of the library that the compiler checks: this file is compiled, never run. */

import { Agent, MockAgent } from 'undici';
import type { ExactNumber } from '../../src/domain/exact-number.ts';
import type { EventOf, EventType } from '../../src/domain/record.ts';
import { type JsonValue, type Stamp, type WatchEvent, waitFor, watch } from '../../src/index.ts';

type Equal<One, Other> = [One, Other] extends [Other, One] ? true : false;
type Assignable<From, To> = [From] extends [To] ? true : false;
declare function claim<Claim extends true>(): Claim;

/** Only the command line runs hooks. */
type Told = Exclude<EventType, 'hook'>;
/** What `JSON.parse` makes of a value once it was printed. */
type Read<T> = T extends ExactNumber
  ? number
  : T extends readonly (infer Item)[]
    ? readonly Read<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Read<T[Key]> }
      : T;
type Own<Type extends Told> = Read<EventOf<Type>>;
type Public<Type extends Told> = Omit<Extract<WatchEvent, { type: Type }>, Exclude<keyof Stamp, 'type'>>;

// Every event the program tells of is told by the library, with the same fields, of types that hold all that comes.
claim<Equal<WatchEvent['type'], Told>>();
claim<Equal<{ [Type in Told]: keyof Own<Type> }, { [Type in Told]: keyof Public<Type> }>>();
claim<Assignable<{ [Type in Told]: Own<Type> }, { [Type in Told]: Public<Type> }>>();

interface Deploy {
  readonly status: string;
}

/** The value is of the type that is named, or that a condition takes; else any JSON. */
export async function values(): Promise<void> {
  const named = await waitFor<Deploy>(':3000/');
  claim<Equal<typeof named.value, Deploy>>();
  const taken = await waitFor(':3000/', { until: ({ status }: Deploy) => status === 'ready' });
  claim<Equal<typeof taken.value, Deploy>>();
  const any = await waitFor(':3000/', { until: ['a=1', '$.b'], confirm: 3, timeout: '5m' });
  claim<Equal<typeof any.value, JsonValue>>();
}

/** An event is known by its type. */
export async function events(): Promise<void> {
  for await (const event of watch([':3000/', new URL('http://a.test'), { url: 'b.test', name: 'b' }])) {
    if (event.type === 'change') claim<Equal<(typeof event.changes)[number]['op'], 'add' | 'remove' | 'replace'>>();
    if (event.type === 'end') claim<Assignable<typeof event.exitCode, number>>();
  }
}

/** undici's dispatchers are dispatchers. */
export function dispatchers(): void {
  watch(':3000/', { dispatcher: new Agent() });
  watch(':3000/', { dispatcher: new MockAgent() });
}

// @ts-expect-error a number of milliseconds would be one of seconds on the command line
waitFor(':3000/', { timeout: 5000 });
// @ts-expect-error a promise is neither true nor false
waitFor(':3000/', { until: async () => true });
// @ts-expect-error commands are run by code
watch(':3000/', { onChange: 'true' });
// @ts-expect-error a wait is one
waitFor(':3000/', { any: true });
