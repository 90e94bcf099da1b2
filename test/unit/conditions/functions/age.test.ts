import { expect, it } from 'vitest';
import { judge } from '../../../../src/conditions/judge.ts';
import { parseCondition } from '../../../../src/conditions/parse.ts';
import type { Json } from '../../../../src/domain/json.ts';
import type { Observation } from '../../../../src/domain/observation.ts';
import { at, good, rejected, silent } from '../observations.ts';

/** The ages seen over observations at the given seconds. */
async function ages(...polls: readonly (readonly [second: number, Json | Observation])[]): Promise<readonly unknown[]> {
  const condition = await parseCondition('age($.v) > 1h');
  return polls.map(([second, what]) => {
    const observation = what === rejected || what === silent ? (what as Observation) : good(what as Json);
    const [evidence] = judge(condition, at({ ...observation, at: second * 1000 })).evidence;
    return evidence?.seen ?? evidence?.note;
  });
}

it('age() counts from the first usable answer, and anew from each other value', async () => {
  expect(await ages([10, { v: 1 }], [12.5, { v: 1, w: 9 }], [20, { v: 2 }], [20.25, { v: 2 }])).toEqual([0, 2.5, 0, 0.25]);
});

it('age() is not known without a usable answer, which changes nothing', async () => {
  const trouble = 'not known: the answer was 503';
  expect(await ages([0, rejected], [1, { v: 1 }], [2, rejected], [5, { v: 1 }])).toEqual([trouble, 0, trouble, 4]);
  expect(await ages([0, silent])).toEqual(['not known: there was no answer']);
});

it('age() is not known of what is not there, and begins when it comes', async () => {
  expect(await ages([0, {}], [5, { v: 1 }], [6, { v: 1 }], [7, {}], [9, { v: 1 }])).toEqual([
    'not in the response',
    0,
    1,
    'not in the response',
    0,
  ]);
});
