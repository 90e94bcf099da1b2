import { describe, expect, it } from 'vitest';
import { ndjson } from '../../../src/formats/ndjson.ts';
import { changeOf, endOf, errorOf, pollOf, recordOf, settingsOf } from '../../support/records.ts';

describe('NDJSON', () => {
  it('is one object a line, on stdout alone', () => {
    const { render } = ndjson.open(settingsOf());
    const { out, err } = render(recordOf(changeOf()));
    expect(out.split('\n')).toHaveLength(2);
    expect(JSON.parse(out)).toMatchObject({ v: 1, type: 'change', watch: 'deploy', seq: 0, poll: 4 });
    expect(err).toBe('');
  });

  it('has polls only for those who ask', () => {
    expect(ndjson.open(settingsOf()).render(recordOf(pollOf())).out).toBe('');
    expect(JSON.parse(ndjson.open(settingsOf({ verbosity: 1 })).render(recordOf(pollOf())).out).type).toBe('poll');
  });

  it('is never quiet', () => {
    const { render } = ndjson.open(settingsOf({ verbosity: -2 }));
    for (const event of [changeOf(), errorOf(), endOf()]) expect(JSON.parse(render(recordOf(event)).out).type).toBe(event.type);
  });
});
