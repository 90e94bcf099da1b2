import { expect, it } from 'vitest';
import { editLine } from '../../../src/formats/edit-line.ts';
import { changeOf, recordOf, settingsOf } from '../../support/records.ts';

it('an edit is what, when, where, from what to what', () => {
  const line = (path: string) => editLine(settingsOf(), recordOf(changeOf()), { op: 'replace', path, before: 1, after: 2 });
  expect(line('/a')).toBe('~ 04:04:05  $.a  1 → 2\n');
  expect(line(`/${'x'.repeat(300)}`).length).toBe('~ 04:04:05  '.length + 200 + '  1 → 2\n'.length);
});
