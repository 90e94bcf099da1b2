import { describe, expect, it } from 'vitest';
import { type Deployment, deploymentAt, incidents, previousDeployment } from '../../../src/demo/story.ts';

const stages = (fail: boolean): readonly Deployment[] => {
  const told = Array.from({ length: 120 }, (_, tenth) => deploymentAt(tenth * 100, { fail }));
  return told.filter((each, at) => JSON.stringify(each) !== JSON.stringify(told[at - 1]));
};
const outline = (fail: boolean) => stages(fail).map(({ status, progress }) => `${status} ${progress}`);

describe('the story', () => {
  it('goes from queued through building to ready', () => {
    const building = [10, 20, 30, 40, 50, 60, 70, 80, 90].map((progress) => `building ${progress}`);
    expect(outline(false)).toEqual(['queued 0', ...building, 'ready 100']);
  });

  it('may fail on the way, and says why', () => {
    const building = [10, 20, 30, 40, 50, 60].map((progress) => `building ${progress}`);
    expect(outline(true)).toEqual(['queued 0', ...building, 'failed 70']);
    expect(stages(true).at(-1)).toMatchObject({ error: { code: 'health_check_failed' }, steps: { release: 'failed' } });
  });

  it('takes eight to ten seconds', () => {
    expect(deploymentAt(8000, { fail: false }).status).toBe('building');
    expect(deploymentAt(10_000, { fail: false }).status).toBe('ready');
  });

  it('runs one step at a time', () => {
    expect(deploymentAt(0, { fail: false }).steps).toEqual({
      install: 'waiting',
      test: 'waiting',
      image: 'waiting',
      release: 'waiting',
    });
    expect(deploymentAt(3000, { fail: false }).steps).toEqual({
      install: 'done',
      test: 'running',
      image: 'waiting',
      release: 'waiting',
    });
    expect(deploymentAt(9000, { fail: false }).steps).toEqual({ install: 'done', test: 'done', image: 'done', release: 'done' });
  });

  it('has one outage and one slow answer before either end', () => {
    expect(incidents.map(({ kind }) => kind)).toEqual(['unavailable', 'slow']);
    for (const { at } of incidents) expect(deploymentAt(at, { fail: true }).status).toBe('building');
  });

  it('has one deployment behind it', () => {
    expect(previousDeployment).toMatchObject({ id: 41, status: 'ready', progress: 100 });
  });
});
