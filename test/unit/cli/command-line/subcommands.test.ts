/** Claims about subcommands and the options only they take. */
import { expect, it } from 'vitest';
import { ownerOf, subcommands } from '../../../../src/cli/command-line/subcommands.ts';
import { findOption } from '../../../../src/config/options/table.ts';

it('an option belongs to one subcommand, or to watches', () => {
  expect([ownerOf('serve')?.name, ownerOf('interval')]).toEqual(['demo', undefined]);
  const own = subcommands.flatMap(({ options }) => options).map(({ name }) => name);
  expect(own.filter((name) => findOption(name) !== undefined)).toEqual([]);
});
