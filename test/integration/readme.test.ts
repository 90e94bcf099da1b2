/** Claims about the README: its recipes for sources are commands of the sample API, which are all run by their own test. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { serveDemo } from '../support/demo-server.ts';

/** A command however its words are ordered and its port is called. */
const wordsOf = (command: string) =>
  command
    .replaceAll(/(?:http:\/\/)?(?:127\.0\.0\.1|localhost)?:\d{4,5}\//g, 'HOST/')
    .replaceAll(/["']/g, '')
    .split(/\s+/)
    .sort()
    .join(' ');

it('recipes for sources run against the sample API', async () => {
  const demo = await serveDemo();
  const index = (await (await fetch(demo.origin)).json()) as { endpoints: readonly { try: readonly string[] }[] };
  const known = new Set(index.endpoints.flatMap((endpoint) => endpoint.try).map(wordsOf));
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const section = readme.slice(readme.indexOf('## Sources'), readme.indexOf('## Exit codes'));
  const recipes = [...section.matchAll(/^watch-api .+$/gm)].map(([line]) => line);
  expect(recipes).toHaveLength(9);
  expect(recipes.filter((recipe) => !known.has(wordsOf(recipe)))).toEqual([]);
});
