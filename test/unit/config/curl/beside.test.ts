/** Claims about flags beside a curl command: they win, and take nothing else away. */
import { describe, expect, it } from 'vitest';
import { withCommandBelow } from '../../../../src/config/curl/beside.ts';
import { asFlags } from '../../../../src/config/layers/raw-values.ts';

type Values = Readonly<Record<string, readonly string[]>>;
const layersOf = (above: readonly Values[], command: Values) =>
  withCommandBelow(above.map(asFlags), asFlags(command)).map((layer) =>
    Object.fromEntries([...layer].map(([name, raws]) => [name, raws.map(({ text }) => text)])),
  );
const headers = { header: ['A: 1', 'Authorization: x', 'cookie: x', 'User-Agent: x', 'content-type: x'] };

describe('a command', () => {
  it('is the lowest of the layers', () => {
    expect(layersOf([{ once: ['true'] }, {}], { request: ['PUT'] })).toEqual([{ once: ['true'] }, {}, { request: ['PUT'] }]);
  });

  it('keeps the headers that no flag names', () => {
    expect(layersOf([{}, { header: ['a: 2', 'B: 3'] }], { header: ['A: 1', 'C: 4'] })[1]).toEqual({
      header: ['C: 4', 'a: 2', 'B: 3'],
    });
  });

  it.each([
    [{ bearer: ['t'] }, 'Authorization: x'],
    [{ 'auth-cmd': ['t'] }, 'Authorization: x'],
    [{ cookie: ['a=b'] }, 'cookie: x'],
    [{ 'user-agent': ['me'] }, 'User-Agent: x'],
    [{ 'data-json': ['{}'] }, 'content-type: x'],
  ])('gives up the header that %j sets', (flags, given) => {
    const kept = headers.header.filter((line) => line !== given);
    expect(layersOf([flags], headers)).toEqual([flags, { header: kept }]);
  });

  it('gives up its body as a whole', () => {
    const command = { data: ['a'], 'data-raw': ['b'], request: ['POST'] };
    expect(layersOf([{ 'data-json': ['{}'] }], command)[1]).toEqual({ request: ['POST'] });
  });

  it('has no header left when all are taken', () => {
    expect(layersOf([{ cookie: ['a=b'] }], { header: ['Cookie: x'] })).toEqual([{ cookie: ['a=b'] }, {}]);
  });
});
