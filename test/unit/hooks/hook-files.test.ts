import { describe, expect, it } from 'vitest';
import type { Files } from '../../../src/domain/ports.ts';
import { layOut } from '../../../src/hooks/hook-files.ts';
import { answerOf, changeOf, endOf, metaOf, recordOf } from '../../support/records.ts';

/** Files that are only remembered. */
function fakeFiles(more: Partial<Files> = {}) {
  const written = new Map<string, { readonly text: string; readonly mode: number | undefined }>();
  const removed: string[] = [];
  const files: Files = {
    read: async () => new Uint8Array(),
    write: async (path, content, mode) => void written.set(path, { text: Buffer.from(content).toString(), mode }),
    temporary: async () => '/t',
    remove: async (path) => void removed.push(path),
    ...more,
  };
  return { files, written, removed };
}

const attachment = { answer: answerOf({ a: 2 }), previous: answerOf({ a: 1 }) };

describe('the files of a hook', () => {
  it('hold the event and both bodies, for nobody else to read', async () => {
    const { files, written } = fakeFiles();
    const layout = await layOut(files, recordOf(changeOf(), { attachment }), '{}\n');
    expect(layout.files).toEqual({ event: '/t/event.json', body: '/t/body', previous: '/t/previous-body' });
    expect(Object.fromEntries(written)).toEqual({
      '/t/event.json': { text: '{}\n', mode: 0o600 },
      '/t/body': { text: '{"a":2}', mode: 0o600 },
      '/t/previous-body': { text: '{"a":1}', mode: 0o600 },
    });
  });

  it('are the last answer at the end, whatever its status', async () => {
    const { files, written } = fakeFiles();
    const last = { meta: metaOf({ status: 401 }), body: Buffer.from('denied') };
    await layOut(files, recordOf(endOf(), { attachment: { ...attachment, last } }), '{}\n');
    expect(written.get('/t/body')?.text).toBe('denied');
  });

  it('go without a body where none came', async () => {
    const { files } = fakeFiles();
    expect((await layOut(files, recordOf(endOf()), '{}')).files).toEqual({ event: '/t/event.json', body: '', previous: '' });
  });

  it('are removed with their directory', async () => {
    const { files, removed } = fakeFiles();
    await (await layOut(files, recordOf(endOf()), '{}')).clear();
    expect(removed).toEqual(['/t']);
  });

  it('are done without when the disk is full, and what was written is removed', async () => {
    const full = async () => {
      throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    };
    const { files, removed } = fakeFiles({ write: full });
    const layout = await layOut(files, recordOf(endOf()), '{}');
    expect(layout).toMatchObject({ files: { event: '', body: '', previous: '' }, failure: 'no space is left on the device' });
    expect(removed).toEqual(['/t']);
  });
});
