/** The outside world as interfaces: what the pure rooms are handed, and tests replace. */

import type { Doors, WebSockets } from './channels.ts';
import type { Json } from './json.ts';
import type { RawAnswer } from './observation.ts';
import type { Signal } from './outcome.ts';
import type { Failure, Meta, Reply } from './reply.ts';
import type { Clock, Millis, Random } from './time.ts';
import type { RequestSpec } from './watch.ts';

/** What came of one HTTP exchange, redirects followed and body decoded. */
export type Exchange =
  | { readonly kind: 'answer'; readonly meta: Meta; readonly body: Uint8Array }
  /** An event stream (`text/event-stream`) with status 200: the exchange ends with its header, the body is still to come. */
  | { readonly kind: 'stream'; readonly meta: Meta; readonly body: ByteStream }
  /** `unsent`: not a byte of the request went out, so it can be sent again whatever it is; absent: some may have. */
  | { readonly kind: 'failure'; readonly failure: Failure; readonly unsent?: true };

/** What comes of a body that goes on. */
export type Piece =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** It is whole. */
  | { readonly kind: 'end' }
  | { readonly kind: 'failure'; readonly failure: Failure };

/** A body that goes on, decoded. While nobody asks, little more of it is taken in: the sender is held up. Has to be closed. */
export interface ByteStream {
  /**
   * All that has come and was not taken yet, or the next to come; after `end` or `failure` the same again. One call at a time.
   * When `signal` aborts it settles soon.
   */
  next(signal: AbortSignal): Promise<Piece>;
  /** Ends it, and the connection it comes on, at once. */
  close(): Promise<void>;
}

/** HTTP with keep-alive. Expected trouble is a value; only bugs reject. */
export interface Http {
  /**
   * Sends `spec` with the `extra` header fields (lower-case names; they win over the spec's, and go to the same origin only).
   * Ends within `spec.maxTime`, a stream with its header; when `signal` aborts it is a `network` failure with code `ABORTED`.
   */
  exchange(spec: RequestSpec, extra: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Exchange>;
  /** Closes every connection at once. */
  close(): Promise<void>;
}

/** A pulled stream of replies: see the README beside the rooms. */
export interface Feed {
  /** The next reply. Never rejects for expected trouble; when `signal` aborts it settles soon with any reply. */
  next(signal: AbortSignal): Promise<Reply>;
  /**
   * Told what became of a reply. `delivered`: it was taken in and its consequences reached everyone, so a cursor may move on.
   * `failed`: it could not be used, or its consequences did not arrive, so it counts as never received.
   */
  settle?(reply: Reply, how: 'delivered' | 'failed'): Promise<void>;
  /**
   * Asked once the goal is met: what was waited for, where it is to be had elsewhere than in the last reply; undefined where it
   * is not.
   */
  final?(signal: AbortSignal): Promise<Reply | undefined>;
  close(): Promise<void>;
}

/** How one command went. */
export interface CommandEnd {
  /** Null when it was ended by a signal or never ran. */
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly duration: Millis;
  readonly timedOut: boolean;
  /** Why it could not be started, as the system says it (ENOENT, EACCES, …). */
  readonly failure?: string;
}

/** A command to run in a process group of its own. */
export interface CommandSpec {
  readonly command: string;
  /** `none` runs the command's words without a shell; else a shell taking `-c`. */
  readonly shell: string;
  /** Variables of its own, besides those every command gets. */
  readonly environment: Readonly<Record<string, string>>;
  readonly input: string;
  readonly timeout: Millis;
  /** Between TERM and KILL when it is to end before its time; default 0.5 s. */
  readonly patience?: () => Millis;
  /** Its output has no bound: it may run as long as we do. */
  readonly isEndless?: boolean;
  /** Called with output as it comes, decoded. At most 1 MiB in all unless endless; the rest is dropped. */
  output(text: string): void;
  /** Called with what comes on standard error; absent: `output` gets that, too. */
  readonly complain?: (text: string) => void;
}

/** A command run for what it prints. */
export type CaptureSpec = Pick<CommandSpec, 'command' | 'shell' | 'timeout'>;

/** What a command printed that was run for it, and how it went. */
export interface Captured {
  readonly end: CommandEnd;
  readonly out: string;
  readonly err: string;
}

/** Commands. */
export interface Shell {
  /**
   * Runs to the end; after `timeout` TERM, 5 s, KILL; when `signal` aborts TERM, `patience`, KILL: always the whole group.
   * Never rejects.
   */
  run(spec: CommandSpec, signal: AbortSignal): Promise<CommandEnd>;
  /** Becomes `argv`: inherits the terminal, gets our signals; the exit code, 128 + n after signal n, 126 or 127 when it cannot be run. */
  become(argv: readonly string[]): Promise<number>;
}

/** Files. Errors reject, with Node's codes. */
export interface Files {
  read(path: string): Promise<Uint8Array>;
  /** Replaces the file as a whole; `mode` defaults to 0o666 less the umask. Not atomic across crashes. */
  write(path: string, content: Uint8Array | string, mode?: number): Promise<void>;
  /** A new private directory (0700) for short-lived files. */
  temporary(): Promise<string>;
  remove(path: string): Promise<void>;
}

/** Colours and weights; each returns its text, decorated or not. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  cyan(text: string): string;
}

/** Two streams to write to; lines that belong together are written in one call. Neither write ever throws. */
export interface Screen {
  /** Writes results. Nothing is written any more once the stream cannot be: its reader has gone, its disk is full. */
  out(text: string | Uint8Array): void;
  /** Writes everything else. */
  err(text: string): void;
}

/** The two standard streams and what is known of whoever reads them. */
export interface Terminal extends Screen {
  readonly outIsTty: boolean;
  readonly errIsTty: boolean;
  readonly columns: number;
  /** Whether the locale takes UTF-8. */
  readonly unicode: boolean;
  /**
   * Resolves when all that was written to `out` so far has arrived, or never will: then with Node's code of the error that
   * kept it (EPIPE when the reader had gone, ENOSPC, EIO, …), which stays. Never rejects.
   */
  settled(): Promise<string | undefined>;
}

/** A line that stays below everything that scrolls by, on a terminal. */
export interface StatusLine extends Screen {
  /** Takes the line away for good; lines are still written. */
  stop(): void;
}

/** What the user or the system wants of a running program: aborts carry an `Interruption`. */
export interface Interrupts {
  readonly signal: AbortSignal;
  /** Stops listening. */
  release(): void;
  /** Dies of the signal for real, so that the caller sees it. */
  reraise(signal: Signal): void;
}

/** What an engine needs. */
export interface EnginePorts {
  readonly clock: Clock;
  readonly random: Random;
}

/** What a source needs. */
export interface SourcePorts extends EnginePorts {
  readonly http: Http;
  readonly webSockets: WebSockets;
  readonly doors: Doors;
  /** The document in an answer, read as answers are read; undefined where there is none: the body is no JSON, or unusable. */
  readonly readJson: (answer: RawAnswer) => Json | undefined;
}
