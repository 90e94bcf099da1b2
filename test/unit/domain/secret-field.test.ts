import { expect, it } from 'vitest';
import { isSecretField, shownFieldLines } from '../../../src/domain/secret-field.ts';

it('a field that carries credentials is known by its name, in any case', () => {
  for (const name of ['Authorization', 'set-cookie', 'COOKIE', 'x-api-key', 'X-Auth-Token', 'client_secret'])
    expect([name, isSecretField(name)]).toEqual([name, true]);
  for (const name of ['etag', 'keyboard', 'x-tokenizer', 'www-authenticate', 'x-request-id'])
    expect([name, isSecretField(name)]).toEqual([name, false]);
});

it('a header is shown without its secrets', () => {
  const headers = { etag: '"a"', 'set-cookie': ['sid=1', 'b=2'], 'x-note': 'authorization: none' };
  expect(shownFieldLines(headers)).toEqual(['etag: "a"', 'set-cookie: ***', 'set-cookie: ***', 'x-note: authorization: none']);
});
