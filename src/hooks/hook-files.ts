/** The event and the bodies as files, for hooks that want more than a variable holds. */

import { writingTrouble } from '../domain/file-error.ts';
import type { Files } from '../domain/ports.ts';
import type { WatchRecord } from '../domain/record.ts';
import { answerAbout, type HookFiles } from './environment.ts';

const PRIVATE = 0o600;

/** Files laid out for a hook. */
export interface Layout {
  readonly files: HookFiles;
  /** Why they are not there, to stand behind a colon. */
  readonly failure?: string;
  /** Deletes them. Never rejects. */
  clear(): Promise<void>;
}

/** Writes the event's JSON and the bodies before and after, raw, for nobody else to read. Never rejects. */
export async function layOut(files: Files, record: WatchRecord, json: string): Promise<Layout> {
  let directory = '';
  const clear = async () => {
    if (directory !== '') await files.remove(directory).catch(() => undefined);
  };
  const put = async (name: string, content: Uint8Array | string | undefined) => {
    if (content === undefined) return '';
    await files.write(`${directory}/${name}`, content, PRIVATE);
    return `${directory}/${name}`;
  };
  try {
    directory = await files.temporary();
    const event = await put('event.json', json);
    const body = await put('body', answerAbout(record)?.body);
    const previous = await put('previous-body', record.attachment.previous?.body);
    return { files: { event, body, previous }, clear };
  } catch (error) {
    await clear();
    return { files: { event: '', body: '', previous: '' }, failure: writingTrouble(error), clear };
  }
}
