import { expect, it } from 'vitest';
import { parseCondition } from '../../../src/conditions/parse.ts';
import { requiredPaths } from '../../../src/conditions/required-paths.ts';

it.each([
  ['status=ready,done', ['$.status', '$.status']],
  ['!status', []],
  ['$.a && ($.b || !$.c)', ['$.a', '$.b']],
  ['!(!$.a)', ['$.a']],
  ['!($.a == 1)', ['$.a']],
  ['$.a == $.b', ['$.a', '$.b']],
  ['$.a =~ "x"', ['$.a']],
  ['exists($.a) && count($.b) > 1', []],
  ['length(value($..a)) > 1', ['$..a']],
  [`every($.items, '@.x') && changed($.v)`, ['$.items', '$.v']],
  ['status() == 200', []],
])('%s cannot be met without %j', async (condition, paths) => {
  expect(requiredPaths(await parseCondition(condition)).map(({ text }) => text)).toEqual(paths);
});
