/** The sample API names commands for each of its endpoints: all are run, side by side, as they are written there. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** How a command is to end. Feeds are given a `bound`, and no two lines of theirs are the same. */
interface Expected {
  readonly code: number;
  readonly bound?: string;
  /** All of stdout. */
  readonly prints?: RegExp;
}

const met: Expected = { code: 0 };
const titles = /^((Order|Ticket|Review) .+\n){48,}$/;
const expected: Readonly<Record<string, readonly Expected[]>> = {
  'GET /deploys/42': [met],
  'GET /longpoll': [met],
  'POST /jobs': [{ code: 0, prints: /^1280\n$/ }, { code: 1 }],
  'POST /v1/generations': [{ code: 0, prints: /^Here is what there is to say about "tea": it takes its time\.\n$/ }],
  'GET /events': [
    { code: 0, bound: '4s', prints: titles },
    { code: 0, bound: '4s', prints: titles },
  ],
  'GET /search': [{ code: 0, bound: '6s', prints: /^(Order \d+ was (paid|shipped)\n)+$/ }],
  'GET /stream': [met, { code: 0, bound: '12s', prints: /^(2\.8\.\d{3}\n){1,2}$/ }],
  'GET /ws': [met],
  'POST /hooks': [met, { code: 0, prints: /"delivered"/ }],
};

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const program = process.env['PROGRAM_UNDER_TEST'] ?? resolve(import.meta.dirname, '../../bin/watch-api.js');
const folder = mkdtempSync(join(tmpdir(), 'watch-api-test-'));
const children: ChildProcess[] = [];
let endpoints: readonly { readonly name: string; readonly try: readonly string[] }[] = [];
const runs = new Map<string, Promise<Ran>>();

/** Runs a command by the shell. `seen` is called with what stderr has shown. */
const run = (command: string, bound?: string, seen: (text: string) => void = () => undefined) => {
  const environment = { PATH: `${folder}:${process.env['PATH']}`, HOME: folder, LANG: 'C.UTF-8' };
  const child = spawn('sh', ['-c', `exec ${command}`], {
    cwd: folder,
    env: { ...environment, ...(bound !== undefined && { WATCH_API_TIMEOUT: bound }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const told = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    told.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told.stderr += text;
    seen(told.stderr);
  });
  return new Promise<Ran>((done) => child.once('close', (code) => done({ code, ...told })));
};

/** A port that is free, for what the commands name: that one may be taken here. */
const freePort = () =>
  new Promise<string>((free) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => free(`${port}`));
    });
  });

beforeAll(async () => {
  writeFileSync(join(folder, 'watch-api'), `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`, { mode: 0o755 });
  let origin = '';
  await new Promise<void>((ready) => {
    void run('watch-api demo --serve 0', undefined, (text) => {
      origin = /http:\/\/[\d.:]+/.exec(text)?.[0] ?? '';
      if (origin !== '') ready();
    });
  });
  ({ endpoints } = (await (await fetch(origin)).json()) as { endpoints: typeof endpoints });
  const port = await freePort();
  for (const { name, try: commands } of endpoints) {
    for (const [at, command] of commands.entries()) {
      runs.set(command, run(command.replace(/\b8787\b/, port), expected[name]?.[at]?.bound));
    }
  }
});
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

describe('the commands of the sample API', () => {
  it('are all tried here', () => {
    expect(endpoints.map(({ name, try: { length } }) => [name, length])).toEqual(
      Object.entries(expected).map(([name, { length }]) => [name, length]),
    );
  });

  it.each(Object.entries(expected))('do what they promise: %s', async (name, ends) => {
    const commands = endpoints.find((endpoint) => endpoint.name === name)?.try ?? [];
    for (const [at, { code, bound, prints = /^/ }] of ends.entries()) {
      const ran = await runs.get(commands[at] ?? '');
      expect(ran).toMatchObject({ code, stdout: expect.stringMatching(prints) });
      const lines = (ran?.stdout ?? '').split('\n');
      if (bound !== undefined) expect(new Set(lines).size).toBe(lines.length);
    }
  });
});
