/** The trap of a session that runs out: an API that sends its watcher to a login page must not look like a change. */
import { describe, expect, it } from 'vitest';
import { start } from '../support/program.ts';
import { type ShortAnswer, startServer, type TestServer } from '../support/server.ts';

const LOGIN: ShortAnswer = { headers: { 'Content-Type': 'text/html' }, body: '<form>Log in</form>' };
const fast = ['-i', '20ms', '--max-polls', '6', '--json', '-v'];

/** An API whose session is gone at the third and the fourth poll; afterwards it answers `value`. */
async function startApi(login: (server: TestServer) => string, value: number): Promise<TestServer> {
  let polls = 0;
  const server: TestServer = await startServer(({ path }) => {
    if (path.startsWith('/login')) return LOGIN;
    polls += 1;
    if (polls === 3 || polls === 4) return { status: 302, headers: { Location: login(server) } };
    return { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ value: polls < 3 ? 1 : value }) };
  });
  return server;
}

async function courseOf(login: (server: TestServer) => string, value: number) {
  await using api = await startApi(login, value);
  const { code, events } = await start([`${api.url}/api`, '--until', 'value=9', ...fast]).ended;
  const told = events().filter(({ type }) => type !== 'poll' && type !== 'condition');
  return { code, told: told.map(({ type, class: kind }) => (type === 'error' ? `error ${kind}` : type)), events: events() };
}

describe('a login page in place of an answer', () => {
  it.each([
    ['of the same origin', () => '/login?next=/api'],
    ['of another origin', ({ port }: TestServer) => `http://localhost:${port}/login`],
  ])('%s is trouble, and its end tells of no change', async (_, login) => {
    const { code, told } = await courseOf(login, 1);
    expect([code, told]).toEqual([8, ['start', 'baseline', 'error malformed', 'recover', 'end']]);
  });

  it('hides no change: after it, good is compared with last good', async () => {
    const { told, events } = await courseOf(() => '/login', 2);
    expect(told).toEqual(['start', 'baseline', 'error malformed', 'change', 'recover', 'end']);
    expect(events.find(({ type }) => type === 'change')).toMatchObject({
      changes: [{ op: 'replace', path: '/value', before: 1, after: 2 }],
    });
  });
});
