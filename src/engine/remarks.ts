/** What a source remarks beside its replies: told as notices, each once. */

import type { Notice } from '../domain/notice.ts';
import type { Reply } from '../domain/reply.ts';
import type { Instant } from '../domain/time.ts';
import type { Happening } from './events.ts';
import type { Memory } from './memory.ts';

/** So many are known to have been told; a source that had more to say would only repeat itself. */
const MOST = 100;

/** What was remarked with a reply for the first time, and what is known then. */
export function hear(
  before: Memory,
  { notices = [] }: Reply,
  at: Instant,
): { readonly memory: Memory; readonly remarks: readonly Happening[] } {
  const news = notices.filter((notice) => !before.remarks.includes(textOf(notice)));
  if (news.length === 0) return { memory: before, remarks: [] };
  const remarks = [...before.remarks, ...news.map(textOf)].slice(-MOST);
  return { memory: { ...before, remarks, heardAt: at }, remarks: news.map(toldOf) };
}

function textOf({ code, message }: Notice): string {
  return `${code}: ${message}`;
}

function toldOf({ code, message, hint }: Notice): Happening {
  return { event: { type: 'notice', code, message, hint: hint ?? null } };
}
