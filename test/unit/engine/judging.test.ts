import { expect, it } from 'vitest';
import { json, play } from '../../support/scenario.ts';

const answer = json({}, { headers: { authorization: 'Bearer abc', etag: '"1"' } });
const limits = { maxPolls: 1 };

it('a condition sees what a field of credentials holds, and nobody is shown it', async () => {
  const met = await play({ until: ["header('Authorization') =~ 'abc$'"], limits }, [answer]);
  expect(met.end).toMatchObject({ result: 'met', reason: 'header(\'Authorization\') is "***", already met at the first poll' });
  const until = ["header('authorization') == 'x'", 'header("etag") == "2"'];
  const { events, end } = await play({ until, limits }, [answer]);
  expect(end.unmet.map(({ values }) => values[0]?.seen)).toEqual(['***', '"1"']);
  expect(JSON.stringify(events) + end.reason).not.toContain('abc');
});
