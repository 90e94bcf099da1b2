import { expect, it } from 'vitest';
import type { Json } from '../../../src/domain/json.ts';
import { untilSuggestion } from '../../../src/formats/suggestion.ts';

it.each<[why: string, value: Json, option: string]>([
  ['a status is what one waits for', { id: 42, status: 'queued' }, '--until status=…'],
  ['a state too, whatever its case', { State: 'queued' }, '--until State=…'],
  ['a status goes before a flag', { ready: false, phase: 'Pending' }, '--until phase=…'],
  ['a flag is awaited while it is down', { ready: false, name: 'x' }, '--until ready'],
  ['a flag that is up is nothing to wait for', { ready: true }, '--until-change'],
  ['a name that ends in status will do', { buildStatus: 'RUNNING' }, '--until buildStatus=…'],
  ['a numbered state is named too', { state: 3 }, '--until state=…'],
  ['a progress has an end', { progress: 40 }, "--until 'progress>=100'"],
  ['a progress at its end is none', { progress: 100 }, '--until-change'],
  ['an inner object counts, after the outer one', { data: { status: 'x' }, health: 'ok' }, '--until data.status=…'],
  ['outer fields come first', { data: { status: 'x' }, status: 'y' }, '--until status=…'],
  ['a name no shell would take as it is, is passed over', { 'build status': 'x' }, '--until-change'],
  ['lists hold many', [{ status: 'x' }], '--until-change'],
  ['a text has no fields', 'hello', '--until-change'],
  ['an empty object has none', {}, '--until-change'],
])('%s', (_, value, option) => {
  expect(untilSuggestion(value)).toBe(option);
});
