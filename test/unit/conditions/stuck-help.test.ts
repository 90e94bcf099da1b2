import { describe, expect, it } from 'vitest';
import { parseCondition } from '../../../src/conditions/parse.ts';
import { stuckHelp, typeHint } from '../../../src/conditions/stuck-help.ts';
import type { Json } from '../../../src/domain/json.ts';
import { findingOf, good } from './observations.ts';

const body: Json = {
  id: 7,
  status: 'building',
  url: 'http://x',
  data: { deployment: { phase: 'up' }, jobs: [{ name: 'a' }] },
  nothing: {},
  evil: { 'a\u001b': 1 },
};
const helpOn = async (condition: string, on: Json = body) => stuckHelp(await parseCondition(condition), on);

describe('help for a path that is not there', () => {
  it.each([
    ['state=ready', '$.state is not in the response. It has: id, status, url, data, nothing, evil.', 'Did you mean $.status?'],
    [
      '$.data.deploymnt.phase == 1',
      '$.data.deploymnt.phase is not in the response. $.data has: deployment, jobs.',
      'Did you mean $.data.deployment?',
    ],
    [
      'phase=up',
      '$.phase is not in the response. It has: id, status, url, data, nothing, evil.',
      'Did you mean $.data.deployment.phase?',
    ],
    [
      '$.data.jbs[*].name == 1',
      '$.data.jbs[*].name is not in the response. $.data has: deployment, jobs.',
      'Did you mean $.data.jobs?',
    ],
    [
      '$.data.jobs[3].name',
      '$.data.jobs[3].name is not in the response. $.data.jobs is an array of 1.',
      'Did you mean $.data.jobs[0].name?',
    ],
    ['$.status.code == 1', '$.status.code is not in the response. $.status is a string.', undefined],
    ['$.nothing.zzz == 1', '$.nothing.zzz is not in the response. $.nothing is empty.', undefined],
    ['$.evil.zzzzz == 1', '$.evil.zzzzz is not in the response. $.evil has: a\\u001b.', undefined],
    [
      '$.id == 7 && length($.urls) > 0',
      '$.urls is not in the response. It has: id, status, url, data, nothing, evil.',
      'Did you mean $.url?',
    ],
    ['@.stats == 1', '@.stats is not in the response. It has: id, status, url, data, nothing, evil.', 'Did you mean $.status?'],
  ])('%s', async (condition, message, hint) => {
    const there = message.slice(message.indexOf(' is not in the response. ') + ' is not in the response. '.length);
    expect(await helpOn(condition)).toEqual(hint === undefined ? { message, there } : { message, there, hint });
  });

  it.each([
    'status=ready',
    '!state',
    'exists($.state)',
    'count($.state) == 0',
    'status() == 200',
    '$.data.jobs[?@.name == "b"]',
    '$.nothing.*',
  ])('is not given for %s, which may come true yet', async (condition) => {
    expect(await helpOn(condition)).toBeUndefined();
  });

  it('stays short on a large document', async () => {
    const wide = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`member${at}`, { list: [at, at] }]));
    const help = await helpOn('zzz=1', wide);
    expect(help?.message.length).toBeLessThan(250);
    expect(help?.message).toMatch(/^\$\.zzz is not in the response\. It has: member0, .*, …\.$/);
  });
});

describe('help for a value of another type', () => {
  const answer = good({ text: '2', n: 2, yes: true, word: 'true', nil: null });
  const hintOn = async (condition: string) => typeHint(await findingOf(condition, answer));

  it.each([
    ['text=2', '$.text is "2", a string; 2 is a number, so they are never equal.', 'For text write it in quotes: "2"'],
    ['n="2"', '$.n is 2, a number; "2" is a string, so they are never equal.', 'For a number leave out the quotes: 2'],
    [
      'word=true',
      '$.word is "true", a string; true is a boolean, so they are never equal.',
      'For text write it in quotes: "true"',
    ],
    [
      '$.nil == "null"',
      '$.nil is null, null; "null" is a string, so they are never equal.',
      'For null leave out the quotes: null',
    ],
    [
      '$.n == 2 && 2 == $.text',
      '$.text is "2", a string; 2 is a number, so they are never equal.',
      'For text write it in quotes: "2"',
    ],
  ])('%s', async (condition, message, hint) => {
    expect(await hintOn(condition)).toEqual({ message, hint });
  });

  it.each(['text=3', 'text="2"', 'n=3', '$.text == $.n', 'none=2', 'text=~2', '$.n > 5'])(
    'is not given for %s',
    async (condition) => {
      expect(await hintOn(condition)).toBeUndefined();
    },
  );
});
