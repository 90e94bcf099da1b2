/** Claims about the header fields that reach a server: those of the options, and none that the user took away. */
import { describe, expect, it } from 'vitest';
import { startServer } from '../support/server.ts';
import { answerOf, openTestClient } from '../support/server-client.ts';
import { planOf } from '../support/surroundings.ts';

/** The fields a server sees of a watch with these flags, but those about the connection. */
async function fieldsOf(flags: Readonly<Record<string, readonly string[]>>) {
  await using server = await startServer(() => ({}));
  await using client = openTestClient();
  const { watch } = (await planOf(flags, {}, server.url)).watches[0];
  answerOf(await client.ask(watch.request.url, watch.request));
  const ofConnection = ['host', 'connection', 'accept-encoding'];
  return server.requests[0]?.fields.filter(([name]) => !ofConnection.includes(name.toLowerCase()));
}

describe('the header fields on the wire', () => {
  it('say by default who asks and what is taken', async () => {
    expect(await fieldsOf({})).toEqual([
      ['Accept', '*/*'],
      ['User-Agent', 'watch-api/1.2.3'],
    ]);
  });

  it.each([
    [{ 'user-agent': [''] }, [['Accept', '*/*']]],
    [{ header: ['User-Agent:'] }, [['Accept', '*/*']]],
    [{ header: ['Accept:'] }, [['User-Agent', 'watch-api/1.2.3']]],
    [{ header: ['accept:', 'user-agent:'] }, []],
  ])('with %j leave out what was taken away', async (flags, fields) => {
    expect(await fieldsOf(flags)).toEqual(fields);
  });
});
