/** Conditions that reach outside the program's own code, in the program as it ships: bundled packages, files. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, runProgram } from '../support/program.ts';
import { startServer } from '../support/server.ts';

const serve = () => startServer(() => ({ headers: { 'content-type': 'application/json' }, body: '{"id":"7"}' }));

describe('a JSON Schema', () => {
  it.each([
    ['string', 0, "met: schema('answer.json') is true"],
    ['integer', 8, "not yet: schema('answer.json') is false ($.id must be integer)"],
  ])('of an id that is a %s ends with %i', async (type, code, verdict) => {
    await using server = await serve();
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'answer.json'), JSON.stringify({ properties: { id: { type } } }));
    const ended = await runProgram([server.url, '--once', '--until', "schema('answer.json')"], { cwd });
    expect(ended.code).toBe(code);
    expect(ended.stderr).toContain(verdict);
  });

  it('that cannot be read is a usage error, and nothing is sent', async () => {
    await using server = await serve();
    const ended = await runProgram([server.url, '--once', '--until', "schema('none.json')"]);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('the schema none.json cannot be read: there is no such file');
    expect(server.requests).toEqual([]);
  });
});

it('patterns run in linear time', async () => {
  await using server = await startServer(() => ({ body: `${'a'.repeat(50_000)}b` }));
  const ended = await runProgram([server.url, '--once', '--until', "text() =~ '^(a+)+$'"]);
  expect(ended.code).toBe(8);
});
