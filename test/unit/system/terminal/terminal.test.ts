import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { createTerminal, type TerminalPlace, takesUnicode } from '../../../../src/system/terminal/terminal.ts';

/** A stream that remembers what is written to it and can break. */
class FakeStream extends EventEmitter {
  readonly written: (string | Uint8Array)[] = [];
  readonly isTTY: boolean;
  readonly columns: number;

  constructor(isTTY: boolean, columns: number) {
    super();
    this.isTTY = isTTY;
    this.columns = columns;
  }

  /** Lets go of the oldest write that is under way, well or badly. */
  readonly finish: ((error?: Error) => void)[] = [];

  write(chunk: string | Uint8Array, done: (error?: Error) => void): boolean {
    this.written.push(chunk);
    this.finish.push(done);
    return true;
  }
}

function stage(more: Partial<TerminalPlace> = {}) {
  const stdout = new FakeStream(false, 120);
  const stderr = new FakeStream(true, 100);
  const broken: string[] = [];
  const place = { stdout, stderr, environment: { LANG: 'C.UTF-8' }, platform: 'linux', ...more };
  return { terminal: createTerminal(place, (code) => broken.push(code)), stdout, stderr, broken };
}
const failure = (code: string) => Object.assign(new Error(code), { code });

describe('the terminal', () => {
  it('writes to either stream and knows them', () => {
    const { terminal, stdout, stderr } = stage();
    terminal.out('a');
    terminal.out(new Uint8Array([1]));
    terminal.err('b');
    terminal.out('');
    expect(stdout.written).toEqual(['a', new Uint8Array([1])]);
    expect(stderr.written).toEqual(['b']);
    expect(terminal).toMatchObject({ outIsTty: false, errIsTty: true, unicode: true });
  });

  it('is as wide as the stream that is looked at, or 80', () => {
    expect(stage().terminal.columns).toBe(100);
    expect(stage({ stderr: new FakeStream(false, 0) }).terminal.columns).toBe(120);
    const none = { stdout: new FakeStream(true, 0), stderr: new FakeStream(true, 0) };
    expect(stage(none).terminal.columns).toBe(80);
  });
});

describe('a reader that goes away', () => {
  it('is told once, and written to no more', () => {
    const { terminal, stdout, broken } = stage();
    stdout.emit('error', failure('EPIPE'));
    stdout.emit('error', failure('ERR_STREAM_DESTROYED'));
    terminal.out('x');
    expect(broken).toEqual(['EPIPE']);
    expect(stdout.written).toEqual([]);
  });

  it('of stderr is nobody’s trouble', () => {
    const { terminal, stdout, stderr, broken } = stage();
    stderr.emit('error', failure('EPIPE'));
    terminal.err('x');
    terminal.out('y');
    expect(broken).toEqual([]);
    expect(stderr.written).toEqual([]);
    expect(stdout.written).toEqual(['y']);
  });

  it('is told apart from a full disk', () => {
    const { stdout, broken } = stage();
    stdout.emit('error', failure('ENOSPC'));
    expect(broken).toEqual(['ENOSPC']);
  });
});

describe('what was written', () => {
  it('has settled when the last of it arrived', async () => {
    const { terminal, stdout } = stage();
    terminal.out('a');
    terminal.out('b');
    const settled = vi.fn();
    const settling = terminal.settled().then(settled);
    stdout.finish[0]?.();
    await Promise.resolve();
    expect(settled).not.toHaveBeenCalled();
    stdout.finish[1]?.();
    await settling;
    expect(settled).toHaveBeenCalledExactlyOnceWith(undefined);
  });

  it('has settled at once when there was nothing, whatever stderr does', async () => {
    const { terminal } = stage();
    terminal.err('x');
    expect(await terminal.settled()).toBeUndefined();
  });

  it('that did not arrive is told with the code, now and later', async () => {
    const { terminal, stdout, broken } = stage();
    terminal.out('a');
    stdout.finish[0]?.(failure('ENOSPC'));
    stdout.emit('error', failure('ENOSPC'));
    terminal.out('b');
    expect(await terminal.settled()).toBe('ENOSPC');
    expect(await terminal.settled()).toBe('ENOSPC');
    expect(broken).toEqual(['ENOSPC']);
    expect(stdout.written).toEqual(['a']);
  });
});

describe('UTF-8', () => {
  it.each([
    [{ LANG: 'en_US.UTF-8' }, true],
    [{ LANG: 'cs_CZ.utf8' }, true],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'C' }, false],
    [{ LANG: 'C', LC_CTYPE: 'C.UTF-8' }, true],
    [{ LANG: 'C.UTF-8', LC_ALL: '' }, true],
    [{ LANG: 'POSIX' }, false],
    [{}, false],
  ])('is taken by %o: %s', (environment, taken) => {
    expect(takesUnicode(environment, 'linux')).toBe(taken);
  });

  it('is taken by the newer terminals of Windows', () => {
    expect(takesUnicode({ WT_SESSION: 'x' }, 'win32')).toBe(true);
    expect(takesUnicode({ LANG: 'C.UTF-8' }, 'win32')).toBe(false);
  });
});
