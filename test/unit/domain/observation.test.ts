import { expect, it } from 'vitest';
import { metaOf } from '../../../src/domain/observation.ts';
import { answerOf, metaOf as someMeta } from '../../support/records.ts';

const meta = someMeta({ status: 503 });

it('an answer of any kind says what came with it, trouble without an answer nothing', () => {
  const answer = answerOf({}, { meta });
  expect(metaOf({ kind: 'value', at: 0, answer, repeat: false, unmodified: false })).toBe(meta);
  expect(metaOf({ kind: 'rejection', at: 0, meta, body: new Uint8Array() })).toBe(meta);
  expect(metaOf({ kind: 'trouble', at: 0, failure: { kind: 'malformed', message: 'cut', meta }, meta })).toBe(meta);
  expect(metaOf({ kind: 'trouble', at: 0, failure: { kind: 'malformed', message: 'cut' } })).toBeUndefined();
});
