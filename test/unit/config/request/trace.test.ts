/** Claims about the trace that is passed on. */
import { describe, expect, it } from 'vitest';
import { planOf } from '../../../support/surroundings.ts';

const parent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const sent = async (environment: Readonly<Record<string, string>>, header: readonly string[] = []) => {
  const { watches, notices } = await planOf({ header }, { environment });
  const fields = watches[0].watch.request.headers.filter(([name]) => name.startsWith('trace'));
  return { fields, codes: notices.map(({ code }) => code) };
};

describe('the trace of the environment', () => {
  it('is sent, its state with it', async () => {
    expect(await sent({ TRACEPARENT: parent, TRACESTATE: 'a=1' })).toEqual({
      fields: [
        ['traceparent', parent],
        ['tracestate', 'a=1'],
      ],
      codes: [],
    });
  });

  it('gives way to headers of the user', async () => {
    expect((await sent({ TRACEPARENT: parent }, ['traceparent: mine'])).fields).toEqual([['traceparent', 'mine']]);
    expect((await sent({ TRACEPARENT: parent }, ['Traceparent:'])).fields).toEqual([]);
  });

  it('is not sent where it is none, which is said', async () => {
    expect(await sent({ TRACEPARENT: 'nonsense', TRACESTATE: 'a=1' })).toEqual({ fields: [], codes: ['trace'] });
  });

  it.each([{}, { TRACEPARENT: '' }, { TRACESTATE: 'a=1' }])('is nothing in %j', async (environment) => {
    expect(await sent(environment)).toEqual({ fields: [], codes: [] });
  });

  it('has no state that is none', async () => {
    expect((await sent({ TRACEPARENT: parent, TRACESTATE: 'no' })).fields).toEqual([['traceparent', parent]]);
  });
});
