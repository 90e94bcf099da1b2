import { describe, expect, it } from 'vitest';
import { judge } from '../../../../src/conditions/judge.ts';
import { parseCondition } from '../../../../src/conditions/parse.ts';
import { numberOf } from '../../../../src/domain/exact-number.ts';
import type { Json } from '../../../../src/domain/json.ts';
import { laterMistakeOf } from '../../../support/mistakes.ts';
import { at, good, rejected, textual } from '../observations.ts';

const parseWith = (schema: string) =>
  parseCondition("schema('s.json')", { readFile: async () => new TextEncoder().encode(schema) });
const evidenceOf = async (schema: Json, observation = good({})) =>
  judge(await parseWith(JSON.stringify(schema)), at(observation)).evidence[0];

const item = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'integer' }, name: { type: 'string', pattern: '^[a-z]+$' } },
  additionalProperties: false,
};

describe('schema()', () => {
  it('is true for a body that is as described', async () => {
    expect(await evidenceOf({ type: 'array', items: item }, good([{ id: 1, name: 'abc' }]))).toMatchObject({
      verdict: 'met',
      seen: true,
    });
  });

  it('names the first three failures by path', async () => {
    const body = good([{ id: 'x', name: 'A' }, { other: 1 }, { id: 1.5 }]);
    expect(await evidenceOf({ type: 'array', items: item }, body)).toEqual({
      path: "schema('s.json')",
      verdict: 'unmet',
      seen: false,
      note: '$[0].id must be integer, $[0].name must match pattern "^[a-z]+$", $[1] must have required property \'id\'',
    });
  });

  it('takes numbers for what they are, however they are written', async () => {
    const priced = { properties: { price: { type: 'number', maximum: 12.5 }, count: { type: 'integer', enum: [3] } } };
    const body = good({ price: numberOf('12.50'), count: numberOf('3.0') });
    expect((await evidenceOf(priced, body))?.verdict).toBe('met');
    expect((await evidenceOf(priced, good({ price: numberOf('12.60') })))?.note).toBe('$.price must be <= 12.5');
  });

  it('names a member that should not be there', async () => {
    expect((await evidenceOf(item, good({ id: 1, extra: 2 })))?.note).toBe('$ must NOT have additional properties: "extra"');
  });

  it('knows 2020-12, and takes what it does not know for a remark', async () => {
    const tuple = { prefixItems: [{ type: 'string' }], items: false, 'x-note': 1, format: 'unheard-of' };
    expect((await evidenceOf(tuple, good(['a'])))?.verdict).toBe('met');
    expect((await evidenceOf(tuple, good(['a', 'b'])))?.verdict).toBe('unmet');
    expect((await evidenceOf(true, good(1)))?.verdict).toBe('met');
    expect((await evidenceOf({ type: 'object' }, textual('x')))?.note).toBe('$ must be object');
  });

  it('judges usable answers only', async () => {
    expect(await evidenceOf({}, rejected)).toMatchObject({ verdict: 'unknown', note: 'not known: the answer was 503' });
  });

  it('cannot be made to hang by its patterns', async () => {
    const schema = { type: 'string', pattern: '^(a+)+$' };
    expect((await evidenceOf(schema, good(`${'a'.repeat(20_000)}b`)))?.verdict).toBe('unmet');
    expect((await evidenceOf({ pattern: '^\\u00e4\\d$' }, good('ä1')))?.verdict).toBe('met');
  });
});

describe('a schema that is none', () => {
  it.each([
    ['{', /^the schema s\.json is not JSON: line 1, column 2: expected /],
    ['top-secret', /^the schema s\.json is not JSON: line 1, column 1: expected (?!.*secret)/],
    ['5', /^s\.json is not a JSON Schema: it must be an object, true or false$/],
    ['{"type": "strin"}', /^s\.json is not a JSON Schema that can be used: schema is invalid: data\/type/],
    ['{"$ref": "other.json"}', /^s\.json is not a JSON Schema that can be used: can't resolve reference other\.json/],
    ['{"pattern": "(?=a)"}', /^s\.json is not a JSON Schema that can be used: "\(\?=a\)" is not a pattern of RE2/],
  ])('%s', async (schema, message) => {
    const mistake = await laterMistakeOf(parseWith(schema));
    expect(mistake.message).toMatch(message);
    expect(mistake.caret).toBe("schema('s.json')");
  });

  it('may be a file that is not there', async () => {
    const missing = Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT' });
    const parsing = parseCondition("schema('s.json')", { readFile: () => Promise.reject(missing) });
    expect((await laterMistakeOf(parsing)).message).toBe('the schema s.json cannot be read: there is no such file');
  });

  it('is one where nothing can read files', async () => {
    expect((await laterMistakeOf(parseCondition("schema('s.json')"))).message).toBe(
      'the schema s.json cannot be read: files cannot be read here',
    );
  });
});
