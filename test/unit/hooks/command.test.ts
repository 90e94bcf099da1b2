import { describe, expect, it } from 'vitest';
import type { HookMoment } from '../../../src/domain/plan.ts';
import type { CommandEnd, CommandSpec, Files } from '../../../src/domain/ports.ts';
import type { EventOf, WatchEvent } from '../../../src/domain/record.ts';
import { createHooks } from '../../../src/hooks/command.ts';
import { settle } from '../../support/fake-clock.ts';
import { answerOf, changeOf, endOf, errorOf, itemOf, pollOf, recordOf, someUrl, startOf } from '../../support/records.ts';

const fine: CommandEnd = { exitCode: 0, signal: null, duration: 5, timedOut: false };
const recover: WatchEvent = { type: 'recover', errors: 1, downMs: 1 };

/** Hooks on a shell that runs a command until it is let go. */
function stage(
  commands: readonly (readonly [on: HookMoment, command: string])[],
  redact = (text: string) => text.replaceAll('hunter2', '***'),
) {
  const started: CommandSpec[] = [];
  const entered: EventOf<'hook'>[] = [];
  const output: string[] = [];
  const files = new Map<string, string>();
  const controller = new AbortController();
  let letGo: ((end: CommandEnd) => void) | undefined;
  const store: Files = {
    read: async () => new Uint8Array(),
    write: async (path, content) => void files.set(path, String(content)),
    temporary: async () => '/t',
    remove: async () => files.clear(),
  };
  const hooks = createHooks({
    rules: { commands: commands.map(([on, command]) => ({ on, command })), shell: 'sh', timeout: 60_000 },
    shell: {
      run: (spec) =>
        new Promise((resolve) => {
          started.push(spec);
          letGo = resolve;
        }),
      become: async () => 0,
    },
    files: store,
    redact,
    enter: (event) => entered.push(event as EventOf<'hook'>),
    output: (text) => output.push(text),
    signal: controller.signal,
  });
  const tell = async (...events: readonly WatchEvent[]) => {
    for (const event of events) hooks.handle(recordOf(event));
    await settle();
  };
  const finish = async (end: CommandEnd = fine) => {
    letGo?.(end);
    await settle();
  };
  const names = () => started.map(({ command }) => command);
  return { hooks, started, entered, output, files, controller, tell, finish, names };
}

describe('a hook', () => {
  it('gets the event on stdin, as variables and as a file, which is gone afterwards', async () => {
    const { tell, finish, started, files } = stage([['change', './notify.sh']]);
    await tell(startOf(), changeOf());
    const [spec] = started;
    expect(JSON.parse(spec?.input ?? '')).toMatchObject({ v: 1, type: 'change', poll: 4 });
    expect(spec?.input.endsWith('\n')).toBe(true);
    expect(spec?.environment).toMatchObject({
      WA_EVENT: 'change',
      WA_URL: someUrl,
      WA_EVENT_FILE: '/t/event.json',
    });
    expect(files.get('/t/event.json')).toBe(spec?.input);
    expect(spec).toMatchObject({ shell: 'sh', timeout: 60_000 });
    await finish();
    expect(files.size).toBe(0);
  });

  it('sees the event as it was entered: what is masked is masked already, and no word of ours twice', async () => {
    const { tell, started } = stage([['error', 'x']], (text) => text.replaceAll('error', '***'));
    await tell(errorOf({ message: 'token ***' }));
    expect(JSON.parse(started[0]?.input ?? '')).toMatchObject({ type: 'error', message: 'token ***' });
    expect(started[0]?.environment['WA_EVENT']).toBe('error');
  });

  it('has its output passed on, line by line and harmless', async () => {
    const { tell, started, finish, output } = stage([['change', 'x']]);
    await tell(changeOf());
    started[0]?.output('\u001b[31mred\nhunter2');
    await finish();
    expect(output).toEqual(['\\u001b[31mred\n', '***\n']);
  });

  it('runs for its moment alone, several in the order given', async () => {
    const { tell, finish, names } = stage([
      ['change', 'first'],
      ['error', 'other'],
      ['change', 'second'],
    ]);
    await tell(pollOf(), changeOf());
    await finish();
    await finish();
    await finish();
    expect(names()).toEqual(['first', 'second']);
  });

  it('of an edge of trouble is told the poll it belongs to', async () => {
    const { tell, started } = stage([['error', 'x']]);
    await tell(pollOf({ poll: 4 }), errorOf());
    expect(started[0]?.environment['WA_POLL']).toBe('5');
  });
});

describe('what came of a hook', () => {
  it.each<[CommandEnd, Partial<EventOf<'hook'>>]>([
    [fine, { exitCode: 0, signal: null, durationMs: 5, message: null }],
    [
      { ...fine, exitCode: 3 },
      { exitCode: 3, message: 'exited with 3' },
    ],
    [
      { ...fine, exitCode: null, signal: 'SIGSEGV' },
      { signal: 'SIGSEGV', message: 'ended by SIGSEGV' },
    ],
    [{ ...fine, exitCode: null, signal: 'SIGTERM', timedOut: true }, { message: 'stopped after 1m, its time limit' }],
    [
      { ...fine, exitCode: null, failure: 'ENOENT' },
      { exitCode: null, message: 'could not be started: ENOENT' },
    ],
  ])('%#: is an event', async (end, event) => {
    const { tell, finish, entered } = stage([['change', './x hunter2']]);
    await tell(changeOf());
    await finish(end);
    expect(entered).toHaveLength(1);
    expect(entered[0]).toMatchObject({ type: 'hook', hook: 'on-change', command: './x hunter2', ...event });
  });
});

describe('the order', () => {
  it('is one command at a time', async () => {
    const { tell, finish, names } = stage([
      ['change', 'change'],
      ['error', 'error'],
    ]);
    await tell(changeOf(), errorOf());
    expect(names()).toEqual(['change']);
    await finish();
    expect(names()).toEqual(['change', 'error']);
  });

  it('coalesces events of one moment to the newest while a command runs', async () => {
    const { tell, finish, started } = stage([['change', 'x']]);
    await tell(changeOf({ poll: 1 }), changeOf({ poll: 2 }), changeOf({ poll: 3 }));
    await finish();
    await finish();
    expect(started.map(({ environment }) => environment['WA_POLL'])).toEqual(['1', '3']);
  });

  it('gives each item its turn', async () => {
    const { tell, finish, started } = stage([['change', 'x']]);
    await tell(itemOf({ key: 'a' }), itemOf({ key: 'b' }), itemOf({ key: 'c' }));
    for (let turn = 0; turn < 3; turn++) await finish();
    expect(started.map(({ input }) => JSON.parse(input).key)).toEqual(['a', 'b', 'c']);
  });

  it('leaves out items that come much too fast, and says so once', async () => {
    const { tell, finish, entered } = stage([['change', 'x']]);
    await tell(...Array.from({ length: 1100 }, (_, at) => itemOf({ key: String(at) })));
    expect(entered).toEqual([
      {
        type: 'hook',
        hook: 'on-change',
        command: 'x',
        exitCode: null,
        signal: null,
        durationMs: 0,
        message: 'items come faster than it takes them: 1000 are waiting, so some are left out',
      },
    ]);
    await finish();
    expect(entered.at(-1)).toMatchObject({ exitCode: 0 });
  });

  it('ends with the latest state: trouble after a recovery is told after it', async () => {
    const { tell, finish, names } = stage([
      ['change', 'busy'],
      ['error', 'down'],
      ['recover', 'up'],
    ]);
    await tell(changeOf(), errorOf(), recover, errorOf());
    for (let turn = 0; turn < 4; turn++) await finish();
    expect(names()).toEqual(['busy', 'up', 'down']);
  });

  it('tells success or failure first and the end last', async () => {
    const { tell, finish, names } = stage([
      ['end', 'end'],
      ['fail', 'fail'],
      ['met', 'met'],
    ]);
    await tell(endOf());
    for (let turn = 0; turn < 3; turn++) await finish();
    expect(names()).toEqual(['met', 'end']);
  });

  it('is over when all is idle', async () => {
    const { hooks, tell, finish } = stage([['change', 'x']]);
    let idle = false;
    await hooks.idle();
    await tell(changeOf(), changeOf());
    void hooks.idle().then(() => {
      idle = true;
    });
    await finish();
    expect(idle).toBe(false);
    await finish();
    expect(idle).toBe(true);
  });
});

describe('an interruption', () => {
  it('starts nothing any more', async () => {
    const { tell, finish, names, controller, hooks } = stage([
      ['change', 'x'],
      ['change', 'y'],
      ['end', 'end'],
    ]);
    await tell(changeOf(), changeOf());
    controller.abort();
    await finish({ ...fine, exitCode: null, signal: 'SIGTERM' });
    await tell(endOf());
    await hooks.idle();
    expect(names()).toEqual(['x']);
  });

  it('that leaves time drops what waits, but runs the commands for the end', async () => {
    const { tell, finish, names } = stage([
      ['change', 'change'],
      ['end', 'end'],
    ]);
    await tell(changeOf(), changeOf(), endOf({ result: 'interrupted', exitCode: 130 }));
    await finish();
    await finish();
    expect(names()).toEqual(['change', 'end']);
  });
});

it('bodies are handed over raw', async () => {
  const { hooks, files } = stage([['change', 'x']]);
  const attachment = { answer: answerOf({ token: 'hunter2' }), previous: answerOf({}) };
  hooks.handle(recordOf(changeOf(), { attachment }));
  await settle();
  expect(files.get('/t/body')).toBe(String(attachment.answer.body));
});
