/** `/deploys`: one deployment to poll, with one outage and one slow answer on the way. */

import type { JsonObject } from '../domain/json.ts';
import type { Clock, Instant, Millis } from '../domain/time.ts';
import { type Answer, fresh, json, type Question } from './exchange.ts';
import type { Route } from './routes.ts';
import { type Deployment, deploymentAt, type Incident, incidents, type Plot, previousDeployment } from './story.ts';

/** The path of the deployment the story is about. */
export const DEPLOYMENT = '/deploys/42';
const PREVIOUS = '/deploys/41';
const LIST = '/deploys';

const SLOWNESS: Millis = 700;

/** Tells the story from the first request for it; remembers which incidents are still to come. */
export function deploymentRoutes(plot: Plot, clock: Clock): readonly Route[] {
  let began: Instant | undefined;
  let ahead = incidents;
  const elapsed = () => {
    began ??= clock.now();
    return clock.now() - began;
  };
  const takeIncident = (): Incident | undefined => {
    const due = ahead.find(({ at }) => elapsed() >= at);
    ahead = ahead.filter((incident) => incident !== due);
    return due;
  };
  const telling = (documentOf: (deployment: Deployment) => JsonObject) => async (question: Question) => {
    const incident = takeIncident();
    if (incident?.kind === 'unavailable') return unavailable();
    if (incident?.kind === 'slow') await clock.sleep(SLOWNESS, question.signal);
    return fresh(question, documentOf(deploymentAt(elapsed(), plot)));
  };
  return [
    { method: 'GET', path: DEPLOYMENT, about, answer: telling((deployment) => deployment) },
    { method: 'GET', path: LIST, answer: telling(listOf) },
    { method: 'GET', path: PREVIOUS, answer: (question) => fresh(question, previousDeployment) },
  ];
}

const about = {
  shows: 'A deployment that goes from queued to ready, past one 503 and one slow answer.',
  try: [`watch-api {origin}${DEPLOYMENT} --until status=ready --fail-when status=failed`],
};

function listOf(deployment: Deployment): JsonObject {
  return { items: [summary(deployment, DEPLOYMENT), summary(previousDeployment, PREVIOUS)] };
}

function summary({ id, service, version, status }: Deployment, path: string): JsonObject {
  return { id, service, version, status, path };
}

/** The answer of a server that is short of breath. */
function unavailable(): Answer {
  return json(503, { error: 'the deployment service restarts' }, { 'retry-after': '1' });
}
