import { describe, expect, it } from 'vitest';
import type { Files } from '../../../src/domain/ports.ts';
import { createFileSink } from '../../../src/sinks/file.ts';
import { answerOf, changeOf, endOf, metaOf, recordOf } from '../../support/records.ts';

const written: string[] = [];
const files: Files = {
  read: async () => new Uint8Array(),
  write: async (path, content) => void written.push(`${path}: ${Buffer.from(content)}`),
  temporary: async () => '',
  remove: async () => undefined,
};
const writtenBy = async (record: Parameters<ReturnType<typeof createFileSink>['write']>[0]) => {
  written.length = 0;
  const sink = createFileSink('out.json', files);
  await sink.write(record);
  await sink.close();
  return written;
};

describe('-o', () => {
  it('holds the last body when the watch ends, on failure too', async () => {
    const last = { meta: metaOf({ status: 500 }), body: Buffer.from('oops') };
    const end = recordOf(endOf({ result: 'timeout', exitCode: 124 }), { attachment: { answer: answerOf({}), last } });
    expect(await writtenBy(end)).toEqual(['out.json: oops']);
  });

  it('waits for the end', async () => {
    expect(await writtenBy(recordOf(changeOf(), { attachment: { answer: answerOf({}) } }))).toEqual([]);
  });

  it('leaves the file alone when no answer came', async () => {
    expect(await writtenBy(recordOf(endOf()))).toEqual([]);
  });
});
