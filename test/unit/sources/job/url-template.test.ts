import { describe, expect, it } from 'vitest';
import { numberOf } from '../../../../src/domain/exact-number.ts';
import type { Json } from '../../../../src/domain/json.ts';
import { compileQuery } from '../../../../src/json/query/query.ts';
import { fillUrlTemplate, isUrlTemplate, readUrlTemplate } from '../../../../src/sources/job/url-template.ts';
import { laterMistakeOf } from '../../../support/mistakes.ts';

const filled = async (text: string, document: Json | undefined) =>
  fillUrlTemplate(await readUrlTemplate(text, compileQuery), document);

describe('a template', () => {
  it.each<[string, Json, string]>([
    ['/jobs/{{id}}', { id: 'a b/c?' }, '/jobs/a%20b%2Fc%3F'],
    [
      'https://api.test/{{ $.data.task_id }}/of/{{data.kind}}?x=1',
      { data: { task_id: 7, kind: 'k' } },
      'https://api.test/7/of/k?x=1',
    ],
    ['/jobs/{{id}}', { id: numberOf('12345678901234567890') }, '/jobs/12345678901234567890'],
    ['/v1/{{+name}}?x={{ + kind }}', { name: 'operations/a b', kind: 'k' }, '/v1/operations/a b?x=k'],
    ['{{polling_url}}', { polling_url: 'https://eu.api.test/1?x=y' }, 'https://eu.api.test/1?x=y'],
    ['/status', {}, '/status'],
  ])('%s is filled in', async (text, document, url) => {
    expect(await filled(text, document)).toBe(url);
  });

  it.each<[string, Json | undefined]>([
    ['nothing', { name: 'x' }],
    ['null', { id: null }],
    ['an empty text', { id: '' }],
    ['a list', { id: [1] }],
    ['nothing, for want of a document', undefined],
  ])('is not where its path selects %s', async (_, document) => {
    expect(await filled('/jobs/{{id}}', document)).toBe(undefined);
  });

  it('is not where its path selects several values', async () => {
    expect(await filled('/jobs/{{$.jobs[*].id}}', { jobs: [{ id: 1 }, { id: 2 }] })).toBe(undefined);
  });

  it('with something else between its braces is a mistake', async () => {
    expect((await laterMistakeOf(readUrlTemplate('/jobs/{{a b}}', compileQuery))).message).toBe('" b" is not part of a path');
  });
});

it('a template is told from what other options hold', async () => {
  expect(isUrlTemplate(await readUrlTemplate('/x', compileQuery))).toBe(true);
  expect([undefined, null, 'x', {}].some(isUrlTemplate)).toBe(false);
});
