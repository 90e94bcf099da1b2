/** The page at the root of the demo: what there is to see, and the command that shows it. */

import type { JsonObject } from '../domain/json.ts';
import { fresh } from './exchange.ts';
import type { About, Route } from './routes.ts';

/** The route to an index of `routes`. */
export function indexOf(routes: readonly Route[]): Route {
  return {
    method: 'GET',
    path: '/',
    answer: (question) => {
      const endpoints = routes.flatMap(({ method, path, about }) => {
        return about === undefined ? [] : [{ name: `${method} ${path}`, ...filledIn(about, question.url) }];
      });
      return fresh(question, { name: 'watch-api demo', deploys: '/deploys', deploy: '/deploys/42', endpoints });
    },
  };
}

function filledIn({ shows, try: commands }: About, { origin, host }: URL): JsonObject {
  return { shows, try: commands.map((command) => command.replaceAll('{origin}', origin).replaceAll('{host}', host)) };
}
