/** Faults: what a server does in place of a good answer, what a watch must make of it, and the good answers around it. */
import type { RawRequest, RawStep } from './server-raw.ts';
import { rawAnswer, type Script } from './server-scripts.ts';

/** One line of a table of faults. */
export interface Fault {
  readonly name: string;
  /** What the server does in place of a good answer. */
  readonly server: RawStep;
  /** Class and code of the `error` event it is told by; absent where it is no trouble at all. */
  readonly error?: string;
  /** Waiting does not cure it: any watch ends there. */
  readonly final?: true;
  /** The exit code under `--once`. */
  readonly exit: number;
  /** What its verdict under `--once` says, the advice included. */
  readonly says: readonly (string | RegExp)[];
  /** A kept connection that breaks so is replaced by a new one and the poll repeated, silently. */
  readonly retried?: true;
  /** The good answers before and after it have no validators. */
  readonly untagged?: true;
  /** What the server does with requests for another path, for faults that lead there. */
  readonly elsewhere?: readonly [path: string, step: RawStep];
}

/** What the watches of one fault are called, and the path they ask for. */
export function slugOf({ name }: Fault): string {
  return name
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase();
}

/** `{"v":1}` and its like, with an entity tag and 304 for whoever knows it. */
export function tagged(value: number): RawStep {
  return ({ head, socket }: RawRequest) => {
    const fields = [`ETag: "${value}"`];
    const isKnown = head.toLowerCase().includes(`\nif-none-match: "${value}"`);
    socket.write(isKnown ? rawAnswer('', { status: '304 Not Modified', fields }) : rawAnswer(`{"v":${value}}`, { fields }));
  };
}

/** `{"v":1}` and its like, without any validator. */
export function untagged(value: number): RawStep {
  return rawAnswer(`{"v":${value}}`);
}

/** A good answer, the fault at two polls running, then other good answers. */
export function throughFault(fault: Fault, before: number, after: number): Script {
  const good = fault.untagged ? untagged : tagged;
  // A silent retry meets the fault as well.
  const times = fault.retried ? 3 : 2;
  return [good(before), ...Array.from({ length: times }, () => fault.server), good(after)];
}

/** A good answer, then the fault for ever. */
export function intoFault(fault: Fault): Script {
  return [(fault.untagged ? untagged : tagged)(1), fault.server];
}
