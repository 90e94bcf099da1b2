/** Claims about the deployment to poll: when its story begins, and what goes wrong on the way. */
import { describe, expect, it } from 'vitest';
import { deploymentRoutes } from '../../../src/demo/deployments.ts';
import { deploymentAt } from '../../../src/demo/story.ts';
import { ask, documentIn } from '../../support/demo-question.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

const start = (fail = false) => {
  const clock = createFakeClock();
  const routes = deploymentRoutes({ fail }, clock);
  return { clock, get: (path: string) => ask(routes, path) };
};

describe('the deployment', () => {
  it('is told as it stands', async () => {
    const { clock, get } = start();
    expect(documentIn(await get('/deploys/42'))).toEqual(deploymentAt(0, { fail: false }));
    await clock.advance(2500);
    expect(documentIn(await get('/deploys/42?verbose'))).toEqual(deploymentAt(2500, { fail: false }));
  });

  it('begins with the first request for it or the list, not for another', async () => {
    const { clock, get } = start();
    expect(documentIn(await get('/deploys/41'))).toMatchObject({ id: 41, status: 'ready' });
    await clock.advance(60_000);
    expect(documentIn(await get('/deploys'))).toEqual({
      items: [
        { id: 42, service: 'checkout', version: '2.8.0', status: 'queued', path: '/deploys/42' },
        { id: 41, service: 'checkout', version: '2.7.3', status: 'ready', path: '/deploys/41' },
      ],
    });
    await clock.advance(2000);
    expect(documentIn(await get('/deploys/42'))).toMatchObject({ status: 'building' });
  });

  it('has one outage that asks to come back in a second, and one slow answer', async () => {
    const { clock, get } = start();
    await get('/deploys/42');
    await clock.advance(3000);
    expect(await get('/deploys/42')).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
    expect((await get('/deploys')).status).toBe(200);
    await clock.advance(2000);
    let status = 0;
    const slow = get('/deploys').then((answer) => {
      status = answer.status;
    });
    await clock.advance(699);
    expect(status).toBe(0);
    await clock.advance(1);
    await slow;
    expect(status).toBe(200);
    expect((await get('/deploys')).status).toBe(200);
  });
});
