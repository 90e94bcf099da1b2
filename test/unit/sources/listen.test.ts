/** Claims about the options of the source listen. */
import { describe, expect, it } from 'vitest';
import { options } from '../../../src/config/options/table.ts';
import { listen } from '../../../src/sources/listen.ts';

describe('the source listen', () => {
  it('refuses options that there are, each with a reason', () => {
    const names = options.map(({ name }) => name);
    expect(Object.keys(listen.refuses ?? {}).filter((name) => !names.includes(name))).toEqual([]);
    expect(Object.values(listen.refuses ?? {}).filter((reason) => !/^[a-z].*[^.]$/.test(reason))).toEqual([]);
  });

  it('refuses everything about a request but the bounds, which hold for what comes in', () => {
    const groups = ['Requests', 'Logins', 'Connection'];
    const left = options.filter(({ group, name }) => groups.includes(group) && listen.refuses?.[name] === undefined);
    expect(left.map(({ name }) => name)).toEqual(['max-size']);
  });

  it('keeps its secrets out of what is shown, and both options out of the hands of a found file', () => {
    expect(listen.options.map(({ name, secret, guarded }) => [name, secret, guarded])).toEqual([
      ['verify-secret', true, true],
      ['public', undefined, true],
    ]);
  });
});
