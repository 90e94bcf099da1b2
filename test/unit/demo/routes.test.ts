import { describe, expect, it } from 'vitest';
import { answerTo, type Question, seesStory, unavailable } from '../../../src/demo/routes.ts';
import { deploymentAt } from '../../../src/demo/story.ts';

const queued = () => deploymentAt(0, { fail: false });
const building = () => deploymentAt(3000, { fail: false });
const get = (url: string, ifNoneMatch?: string): Question => ({
  method: 'GET',
  url,
  ...(ifNoneMatch === undefined ? {} : { ifNoneMatch }),
});
const etagOf = (question: Question) => answerTo(question, queued).headers['etag'] ?? '';

describe('the demo’s routes', () => {
  it('answer with the deployment as it stands', () => {
    const { status, headers, body } = answerTo(get('/deploys/42'), queued);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/json');
    expect(JSON.parse(body)).toEqual(queued());
  });

  it('list both deployments and describe themselves', () => {
    expect(JSON.parse(answerTo(get('/deploys'), building).body)).toEqual({
      items: [
        { id: 42, service: 'checkout', version: '2.8.0', status: 'building', path: '/deploys/42' },
        { id: 41, service: 'checkout', version: '2.7.3', status: 'ready', path: '/deploys/41' },
      ],
    });
    expect(JSON.parse(answerTo(get('/'), building).body)).toMatchObject({ deploy: '/deploys/42' });
    expect(JSON.parse(answerTo(get('/deploys/41'), building).body)).toMatchObject({ id: 41 });
  });

  it('ignore a query', () => {
    expect(JSON.parse(answerTo(get('/deploys/42?verbose=1'), queued).body)).toEqual(queued());
  });

  it('answer 404 elsewhere and say where to look', () => {
    const { status, body } = answerTo(get('/deploys/43'), queued);
    expect(status).toBe(404);
    expect(JSON.parse(body)).toEqual({ error: 'there is no /deploys/43 here', try: '/deploys/42' });
  });

  it('only read', () => {
    const { status, headers } = answerTo({ method: 'DELETE', url: '/deploys/42' }, queued);
    expect(status).toBe(405);
    expect(headers['allow']).toBe('GET, HEAD');
  });

  it('do not begin the story where it is not told of', () => {
    expect(['/deploys/42', '/deploys/42?a', '/deploys', '/', '/deploys/41', '/x'].map((url) => seesStory(get(url)))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('ask to come back in a second when out of order', () => {
    expect(unavailable()).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
  });
});

describe('the demo’s validators', () => {
  const etag = etagOf(get('/deploys/42'));

  it.each([etag, `W/${etag}`, `"other", ${etag}`, '*'])('spare the body for %s', (held) => {
    const answer = answerTo(get('/deploys/42', held), queued);
    expect(answer).toMatchObject({ status: 304, body: '', headers: { etag } });
  });

  it('change with the deployment', () => {
    expect(answerTo(get('/deploys/42', etag), building).status).toBe(200);
  });
});
