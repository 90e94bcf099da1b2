/** Claims about the API as a whole: its index tells every endpoint, with commands for whoever asks. */
import { describe, expect, it } from 'vitest';
import { apiRoutes } from '../../../src/demo/api.ts';
import { createChannel } from '../../../src/demo/channel.ts';
import { ask, documentIn } from '../../support/demo-question.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

const plot = { fail: false };
const closing = new AbortController();
const routes = apiRoutes(plot, { channel: createChannel(plot), clock: createFakeClock(), signal: closing.signal });

describe('the index', () => {
  it('names every endpoint one begins at', async () => {
    const document = documentIn(await ask(routes, '/'));
    expect(document).toMatchObject({ name: 'watch-api demo', deploys: '/deploys', deploy: '/deploys/42' });
    const endpoints = document['endpoints'] as readonly { name: string }[];
    expect(endpoints.map(({ name }) => name)).toEqual([
      'GET /deploys/42',
      'GET /longpoll',
      'POST /jobs',
      'POST /v1/generations',
      'GET /events',
      'GET /search',
      'GET /stream',
      'GET /ws',
      'POST /hooks',
    ]);
  });

  it('says what each shows, and gives commands for the origin it was asked at', async () => {
    const { endpoints } = documentIn(await ask(routes, '/', { origin: 'http://localhost:8080' }));
    const told = endpoints as readonly { name: string; shows: string; try: readonly string[] }[];
    expect(told.filter(({ shows, try: commands }) => !/^[A-Z].*\.$/.test(shows) || commands.length === 0)).toEqual([]);
    expect(told.find(({ name }) => name === 'GET /ws')?.try).toEqual([
      `watch-api ws://localhost:8080/ws --send '{"subscribe":"deploys"}' --until status=ready`,
    ]);
    const foreign = told.flatMap(({ try: commands }) => commands).filter((command) => !command.startsWith('watch-api '));
    expect(foreign).toEqual([]);
    expect(JSON.stringify(told)).not.toContain('{origin}');
  });

  it('needs no body the second time', async () => {
    const { etag = '' } = (await ask(routes, '/')).headers;
    expect((await ask(routes, '/', { headers: { 'if-none-match': etag } })).status).toBe(304);
  });
});

describe('the endpoint of WebSocket', () => {
  it('asks for an upgrade', async () => {
    expect(await ask(routes, '/ws')).toMatchObject({ status: 426, headers: { upgrade: 'websocket' } });
  });
});
