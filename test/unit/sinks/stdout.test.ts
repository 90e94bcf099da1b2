import { expect, it } from 'vitest';
import { createStdoutSink } from '../../../src/sinks/stdout.ts';
import { changeOf, pollOf, recordOf } from '../../support/records.ts';

it('a rendering goes where it belongs, and nothing goes nowhere', async () => {
  const written: string[] = [];
  const renderer = { render: () => ({ out: 'o\n', err: 'e\n' }) };
  const terminal = {
    out: (text: string | Uint8Array) => written.push(`out ${text}`),
    err: (text: string) => written.push(`err ${text}`),
  };
  const sink = createStdoutSink(renderer, terminal);
  sink.write(recordOf(changeOf()));
  expect(written).toEqual(['out o\n', 'err e\n']);
  createStdoutSink({ render: () => ({ out: '', err: '' }) }, terminal).write(recordOf(pollOf()));
  expect(written).toHaveLength(2);
});
