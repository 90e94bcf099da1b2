/** The table an API is made of: which path answers which method, and what is said where there is nothing. */

import { type Answer, json, type Question } from './exchange.ts';

/** One line of the table. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Its path; `{id}` stands for a part that varies. */
  readonly path: string;
  /** What the index tells of it; absent: nothing. */
  readonly about?: About;
  /** `id` is what stood for `{id}`, else empty. */
  answer(question: Question, id: string): Answer | Promise<Answer>;
}

/** An endpoint in the index. */
export interface About {
  /** What it shows. */
  readonly shows: string;
  /** The commands to try, one a terminal; `{origin}` and `{host}` are filled in. */
  readonly try: readonly string[];
}

/** The path that is named to those who are lost. */
const SIGNPOST = '/deploys/42';

/** The answer to a question. A HEAD is answered as the GET it stands for; leaving the body out is the server's part. */
export async function answerTo(question: Question, routes: readonly Route[]): Promise<Answer> {
  const { method, url } = question;
  const here = routes.map((route) => ({ route, id: idIn(url.pathname, route.path) })).filter(({ id }) => id !== undefined);
  if (here.length === 0) return json(404, { error: `there is no ${url.pathname} here`, try: SIGNPOST });
  const found = here.find(({ route }) => route.method === (method === 'HEAD' ? 'GET' : method));
  if (found !== undefined) return found.route.answer(question, found.id ?? '');
  const allowed = here.flatMap(({ route }) => (route.method === 'GET' ? ['GET', 'HEAD'] : [route.method]));
  return json(405, { error: `${method} is not possible here`, allowed }, { allow: allowed.join(', ') });
}

/** What stands for `{id}` where the path is of this form; empty where the form has none. */
function idIn(path: string, form: string): string | undefined {
  const [before = '', after] = form.split('{id}');
  if (after === undefined) return path === form ? '' : undefined;
  if (!path.startsWith(before) || !path.endsWith(after)) return undefined;
  const id = path.slice(before.length, path.length - after.length);
  return /^[\w-]+$/.test(id) ? id : undefined;
}
