/** The sample API is killed in mid-stream and started again: whoever watches it loses nothing, and gets nothing twice. */
import { describe, expect, it } from 'vitest';
import { type Started, start } from '../support/program.ts';

const SOME_LINES = /(.+\n){3}/;

/** Resolves with what a stream of a process has shown as soon as it matches. */
const shown = ({ child }: Started, stream: 'stdout' | 'stderr', pattern: RegExp) =>
  new Promise<string>((done) => {
    let text = '';
    child[stream].on('data', (chunk: string) => {
      text += chunk;
      const found = pattern.exec(text)?.[0];
      if (found !== undefined) done(found);
    });
  });
const serve = async (port: string) => {
  const server = start(['demo', '--serve', port]);
  return { server, origin: await shown(server, 'stderr', /http:\/\/[\d.]+:\d+/) };
};
/** Kills the server when the watch has printed something, starts it again, and gives all the watch prints until some time after. */
const printedAcrossDeath = async (watching: (origin: string) => readonly string[]) => {
  const { server, origin } = await serve('0');
  const watch = start(watching(origin));
  const recovered = shown(watch, 'stderr', /recovered/);
  await shown(watch, 'stdout', SOME_LINES);
  server.child.kill('SIGKILL');
  await shown(watch, 'stderr', /error: .*ECONN/);
  await serve(new URL(origin).port);
  await recovered;
  await shown(watch, 'stdout', SOME_LINES);
  watch.child.kill('SIGINT');
  const { stdout } = await watch.ended;
  return stdout.trimEnd().split('\n').map(Number);
};
const inOrder = (numbers: readonly number[]) => numbers.map((_, at) => (numbers[0] ?? 0) + at);

describe('a watch outlives its server', () => {
  it('on a stream as on a list: the next event is the one after the last', async () => {
    const [events, items] = await Promise.all([
      printedAcrossDeath((origin) => [`${origin}/stream`, '--source', 'sse', '--print', 'seq']),
      printedAcrossDeath((origin) => [
        ...[`${origin}/events?after={{cursor}}`, '--cursor', 'next_cursor', '--more', 'has_more'],
        ...['--items', 'items', '--item-key', 'id', '--print', 'id'],
      ]),
    ]);
    expect([events, items]).toEqual([inOrder(events), inOrder(items)]);
  });
});
