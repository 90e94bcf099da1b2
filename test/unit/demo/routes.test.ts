/** Claims about the table of routes: who answers what, and what is said to those who are lost. */
import { describe, expect, it } from 'vitest';
import { json, type Question } from '../../../src/demo/exchange.ts';
import type { Route } from '../../../src/demo/routes.ts';
import { ask, documentIn } from '../../support/demo-question.ts';

const telling = (method: Route['method'], path: string): Route => ({
  method,
  path,
  answer: ({ method: asked, url }: Question, id: string) => json(200, { method, path, asked, id, search: url.search }),
});
const table = [
  telling('GET', '/jobs/{id}'),
  telling('DELETE', '/jobs/{id}'),
  telling('GET', '/jobs/{id}/result'),
  telling('POST', '/jobs'),
  telling('GET', '/v1/gen_{id}'),
];

describe('the table of routes', () => {
  it.each([
    ['GET', '/jobs/7', { method: 'GET', path: '/jobs/{id}', id: '7' }],
    ['DELETE', '/jobs/7', { method: 'DELETE', path: '/jobs/{id}', id: '7' }],
    ['GET', '/jobs/7/result', { path: '/jobs/{id}/result', id: '7' }],
    ['POST', '/jobs', { path: '/jobs', id: '' }],
    ['GET', '/v1/gen_a-1', { path: '/v1/gen_{id}', id: 'a-1' }],
    ['POST', '/jobs?fail', { path: '/jobs', search: '?fail' }],
    ['HEAD', '/jobs/7', { method: 'GET', asked: 'HEAD' }],
  ])('takes %s %s to its route', async (method, path, told) => {
    const answer = await ask(table, path, { method });
    expect(answer.status).toBe(200);
    expect(documentIn(answer)).toMatchObject(told);
  });

  it.each(['/', '/job', '/jobs/', '/jobs/7/', '/jobs/7/8', '/jobs/7/result/8', '/jobs/a%20b', '/v1/gen_'])(
    'has nothing at %s, and says where to look',
    async (path) => {
      const answer = await ask(table, path);
      expect(answer.status).toBe(404);
      expect(documentIn(answer)).toEqual({ error: `there is no ${path} here`, try: '/deploys/42' });
    },
  );

  it('says which methods a path has', async () => {
    const answer = await ask(table, '/jobs/7', { method: 'PATCH' });
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD, DELETE' } });
    expect(documentIn(answer)).toEqual({ error: 'PATCH is not possible here', allowed: ['GET', 'HEAD', 'DELETE'] });
    expect((await ask(table, '/jobs')).headers['allow']).toBe('POST');
  });
});
