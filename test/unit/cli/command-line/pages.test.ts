/** Claims about help on what is no option: nothing left out. */
import { expect, it } from 'vitest';
import { exitCodesHelp, pages } from '../../../../src/cli/command-line/pages.ts';
import { functions } from '../../../../src/conditions/functions/index.ts';
import { exitCodes } from '../../../../src/domain/outcome.ts';

it('the exit codes are all there, each with its name', () => {
  const lines = exitCodesHelp().split('\n');
  const missing = Object.entries(exitCodes).filter(
    ([name, code]) => !lines.some((line) => line.trim().startsWith(`${code} `) && line.includes(`${name}: `)),
  );
  expect(missing).toEqual([]);
  expect(lines).toContain('  130       ended by SIGINT');
});

it('the page on conditions names every function', () => {
  const page = pages.get('conditions')?.() ?? '';
  expect([...functions.keys()].filter((name) => !page.includes(`${name}()`))).toEqual([]);
});
