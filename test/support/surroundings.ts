/** A quiet world for plans: no files, no environment, at a terminal. */
import { asFlags } from '../../src/config/layers/raw-values.ts';
import { resolvePlan } from '../../src/config/resolve.ts';
import type { Surroundings } from '../../src/config/surroundings.ts';
import type { ConfigFile } from '../../src/domain/config-file.ts';
import type { Plan } from '../../src/domain/plan.ts';
import { pem } from '../../src/system/pem.ts';

/** What of the world a test is about. */
export interface World extends Partial<Surroundings> {
  /** The project's file. */
  readonly project?: ConfigFile;
  /** The user's file. */
  readonly user?: ConfigFile;
  /** Files that `--config` may name. */
  readonly named?: Readonly<Record<string, ConfigFile>>;
  /** Files that `@FILE` may name. */
  readonly contents?: Readonly<Record<string, string>>;
  /** Standard input. */
  readonly input?: string;
}

/** The world with what the test sets. */
export function surroundingsOf({ project, user, named, contents, input, ...rest }: World = {}): Surroundings {
  return {
    environment: {},
    offTerminal: false,
    version: '1.2.3',
    configFiles: {
      project: async () => project,
      user: async () => user,
      named: async (path) => {
        const file = named?.[path];
        if (file === undefined) throw new Error(`no file ${path}`);
        return file;
      },
    },
    files: {
      read: async (path) => {
        const content = contents?.[path];
        if (content !== undefined) return new TextEncoder().encode(content);
        throw Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' });
      },
    },
    capture: ({ command }) => Promise.reject(new Error(`no command ${command}`)),
    readableByOthers: async () => false,
    pem,
    now: () => 0,
    askSecret: async () => undefined,
    stdin: async () => new TextEncoder().encode(input ?? ''),
    stdoutFile: async () => undefined,
    ...rest,
  };
}

/** The plan of one URL with flags, by long name. */
export function planOf(
  flags: Readonly<Record<string, readonly string[]>>,
  world: World = {},
  text = 'https://api.example.com/items',
): Promise<Plan> {
  return resolvePlan({ kind: 'watch', targets: [{ text }], flags: asFlags(flags) }, surroundingsOf(world));
}
