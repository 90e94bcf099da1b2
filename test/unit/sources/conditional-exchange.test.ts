/** Claims about what conditional exchanges leave to the sources that use them; `poll.test.ts` has the rest. */
import { expect, it } from 'vitest';
import { openConditionalExchange } from '../../../src/sources/conditional-exchange.ts';
import { answering, broken, scriptedHttp } from '../../support/scripted-http.ts';
import { requestTo } from '../../support/server-requests.ts';

const signal = new AbortController().signal;
const tagged = answering({ headers: { etag: '"a"' }, body: {} });

it('an exchange that brings no news leaves what was known as it was', async () => {
  const { http, asked } = scriptedHttp([tagged, broken('CALM'), answering({ status: 304 })]);
  const isCalm = (exchange: { readonly kind: string }) => exchange.kind === 'failure';
  const conditional = openConditionalExchange(requestTo('http://api.test/'), http, { isCalm });
  const kinds = [];
  for (const _ of [1, 2, 3]) kinds.push((await conditional.ask(signal)).kind);
  expect(kinds).toEqual(['response', 'failure', 'unmodified']);
  expect(asked.map(({ extra }) => extra['if-none-match'])).toEqual([undefined, '"a"', '"a"']);
});

it('any other trouble does not', async () => {
  const { http, asked } = scriptedHttp([tagged, broken(), tagged]);
  const conditional = openConditionalExchange(requestTo('http://api.test/'), http);
  for (const _ of [1, 2, 3]) await conditional.ask(signal);
  expect(asked.map(({ extra }) => extra['if-none-match'])).toEqual([undefined, '"a"', undefined]);
});

it('what is forgotten is not asked about', async () => {
  const { http, asked } = scriptedHttp([tagged, tagged]);
  const conditional = openConditionalExchange(requestTo('http://api.test/'), http);
  await conditional.ask(signal);
  conditional.forget();
  await conditional.ask(signal);
  expect(asked[1]?.extra).toEqual({});
});
